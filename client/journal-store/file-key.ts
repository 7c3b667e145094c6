/**
 * Each file of a tablet lies under a key of its own, so that the district can be given that key alone: it is sealed for the
 * tablet and, once the district's recipient is known, for the district. Nobody else opens a photo.
 */
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { createVault, getVault, makeDataKey, type Vault } from "../keys/vault.ts";
import type { StoredEvidenceRow, StoredFileKey } from "./rows.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Of no meaning: a file's key seals nothing else. */
const fileKeyId = "00000000";

const keyContext = (sha256: EvidenceHash): string => `evidence/${sha256}/key`;

/** What seals and opens one file. Null: nothing of it is sealed. */
export type FileVault = Vault | null;

export interface NewFileKey {
  stored: StoredFileKey | null;
  vault: FileVault;
}

/** On a desk there is none. Throws VaultLockedError. */
export async function makeFileKey(sha256: EvidenceHash): Promise<NewFileKey> {
  const vault = getVault();
  if (vault.isPlain) return { stored: null, vault: null };
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const sealed = await vault.seal(raw, keyContext(sha256));
  return { stored: { sealed, forDistrict: null }, vault: await vaultOf(raw) };
}

/** The raw key, to be sealed for the district. Throws VaultLockedError, SealBrokenError. */
export const openFileKey = (sha256: EvidenceHash, { sealed }: StoredFileKey): Promise<Bytes> =>
  getVault().open(sealed, keyContext(sha256));

/** Throws VaultLockedError, SealBrokenError. */
export async function openFileVault({ sha256, fileKey }: StoredEvidenceRow): Promise<FileVault> {
  return fileKey == null ? null : vaultOf(await openFileKey(sha256, fileKey));
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
