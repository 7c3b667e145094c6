/**
 * Each file of a tablet lies under a key of its own, which is sealed under the tablet's: a file may have a thousand chunks, and
 * the nonces of one key are not to be used up by photos.
 */
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { createVault, getVault, makeDataKey, type Vault } from "../keys/vault.ts";
import type { StoredEvidenceRow } from "./rows.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Of no meaning: a file's key seals nothing else. */
const fileKeyId = "00000000";

const keyContext = (sha256: EvidenceHash): string => `evidence/${sha256}/key`;

/** What seals and opens one file. Null: nothing of it is sealed. */
export type FileVault = Vault | null;

export interface NewFileKey {
  /** As the file's row keeps it. */
  stored: Bytes | null;
  vault: FileVault;
}

/** On a desk there is none. Throws VaultLockedError. */
export async function makeFileKey(sha256: EvidenceHash): Promise<NewFileKey> {
  const vault = getVault();
  if (vault.isPlain) return { stored: null, vault: null };
  const raw = crypto.getRandomValues(new Uint8Array(32));
  return { stored: await vault.seal(raw, keyContext(sha256)), vault: await vaultOf(raw) };
}

/** Throws VaultLockedError, SealBrokenError. */
export async function openFileVault({ sha256, fileKey }: StoredEvidenceRow): Promise<FileVault> {
  return fileKey == null ? null : vaultOf(await getVault().open(fileKey, keyContext(sha256)));
}

const vaultOf = async (raw: Bytes): Promise<Vault> => createVault(await makeDataKey({ id: fileKeyId, raw }));

const chunkContext = (sha256: EvidenceHash, index: number): string => `evidence/${sha256}/${index}`;
const nameContext = (sha256: EvidenceHash): string => `evidence/${sha256}/name`;
const thumbnailContext = (sha256: EvidenceHash): string => `evidence/${sha256}/thumbnail`;

/** The sealed parts of one file, by what they are. */
export const fileContexts = { chunk: chunkContext, name: nameContext, thumbnail: thumbnailContext } as const;

export const sealPart = (vault: FileVault, plain: Bytes, context: string): Promise<Bytes> =>
  vault === null ? Promise.resolve(plain) : vault.seal(plain, context);

export const openPart = (vault: FileVault, kept: Bytes, context: string): Promise<Bytes> =>
  vault === null ? Promise.resolve(kept) : vault.open(kept, context);
