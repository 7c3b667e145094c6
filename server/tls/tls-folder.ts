import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PemPair } from "./office-ca.ts";

/** Where `tls-init` keeps what it makes. */
export const tlsPaths = (dataPath: string) => {
  const folder = join(dataPath, "tls");
  return {
    folder,
    caCert: join(folder, "ca.crt"),
    caKey: join(folder, "ca.key"),
    /** What the authority may vouch for, as its certificate says it. */
    caScope: join(folder, "ca-scope.json"),
    cert: join(folder, "server.crt"),
    key: join(folder, "server.key"),
  };
};

/** The key first: a server that looks meanwhile finds a pair that does not match, and keeps the one it has. */
export function writePair(pair: PemPair, certPath: string, keyPath: string): void {
  replaceFile(keyPath, pair.key, 0o600);
  replaceFile(certPath, pair.cert, 0o644);
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

export function replaceFile(path: string, text: string, mode: number): void {
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path);
}
