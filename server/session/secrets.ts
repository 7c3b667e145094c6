import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { AuthorId } from "../../shared/journal/ids.ts";

/** What only this server may know. Kept in a file of its own, readable by its user alone. */
export interface Secrets {
  /** Key of the session tokens. */
  tokenKey: Buffer;
  /** Ed25519 key of the server: it signs checkpoints of the log. */
  privateKey: KeyObject;
  /** Its public half, as 32 bytes base64url: named to devices when they enrol. */
  publicKey: string;
  /** Ed25519 key under which the server writes entries of its own: what was done in the office. */
  author: { id: AuthorId; privateKey: KeyObject };
  /** age X25519 pair of the district: what is sealed to the recipient, only this server opens. */
  district: { identity: string; recipient: string };
}

interface SecretsFile {
  tokenKey: string;
  /** PKCS #8, base64. */
  privateKey: string;
  /** PKCS #8, base64. */
  authorPrivateKey: string;
  /** `AGE-SECRET-KEY-1…` */
  districtIdentity: string;
}

/**
 * Reads the secrets of a data folder, making them at the first start, and those that an older version did not have yet. Throws
 * if the file is there but cannot be read.
 */
export async function loadSecrets(dataPath: string): Promise<Secrets> {
  const path = join(dataPath, "secrets.json");
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Partial<SecretsFile>) : {};
  const file: SecretsFile = {
    tokenKey: kept.tokenKey ?? randomBytes(32).toString("base64"),
    privateKey: kept.privateKey ?? makeKey(),
    authorPrivateKey: kept.authorPrivateKey ?? makeKey(),
    districtIdentity: kept.districtIdentity ?? (await generateX25519Identity()),
  };
  if (Object.keys(file).some((name) => !Object.hasOwn(kept, name))) writeSecrets(path, file);
  const privateKey = parseKey(file.privateKey);
  const authorKey = parseKey(file.authorPrivateKey);
  return {
    tokenKey: Buffer.from(file.tokenKey, "base64"),
    privateKey,
    publicKey: publicHalf(privateKey),
    author: { id: publicHalf(authorKey) as AuthorId, privateKey: authorKey },
    district: { identity: file.districtIdentity, recipient: await identityToRecipient(file.districtIdentity) },
  };
}

const makeKey = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");

const parseKey = (base64: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(base64, "base64"), format: "der", type: "pkcs8" });

const publicHalf = (key: KeyObject): string => createPublicKey(key).export({ format: "jwk" }).x!;

function writeSecrets(path: string, file: SecretsFile): void {
  // Written beside and moved: a start that is cut short leaves no half of a key.
  writeFileSync(`${path}.new`, JSON.stringify(file), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
