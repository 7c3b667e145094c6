import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What only this server may know. Kept in a file of its own, readable by its user alone. */
export interface Secrets {
  /** Key of the session tokens. */
  tokenKey: Buffer;
  /** Ed25519 key of the server, as 32 bytes base64url: named to devices when they enrol. */
  publicKey: string;
}

interface SecretsFile {
  tokenKey: string;
  /** PKCS #8, base64. */
  privateKey: string;
}

/** Reads the secrets of a data folder, making them at the first start. Throws if the file is there but cannot be read. */
export function loadSecrets(dataPath: string): Secrets {
  const path = join(dataPath, "secrets.json");
  if (!existsSync(path)) writeSecrets(path);
  const file = JSON.parse(readFileSync(path, "utf8")) as SecretsFile;
  const key = createPrivateKey({ key: Buffer.from(file.privateKey, "base64"), format: "der", type: "pkcs8" });
  return {
    tokenKey: Buffer.from(file.tokenKey, "base64"),
    publicKey: createPublicKey(key).export({ format: "jwk" }).x!,
  };
}

function writeSecrets(path: string): void {
  const { privateKey } = generateKeyPairSync("ed25519");
  const file: SecretsFile = {
    tokenKey: randomBytes(32).toString("base64"),
    privateKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
  };
  // Written beside and moved: a start that is cut short leaves no half of a key.
  writeFileSync(`${path}.new`, JSON.stringify(file), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
