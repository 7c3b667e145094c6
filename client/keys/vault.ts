/**
 * The tablet's data key, as long as someone has opened it: everything readable that the journal keeps is sealed with it. It is
 * in this page's memory only; it stays there while the screen is locked by idleness, so that syncing goes on, and is gone with
 * the page.
 *
 *   sealed = format (1 byte) ‖ id of the key (4 bytes) ‖ nonce (12 bytes) ‖ AES-256-GCM of the text and its tag (16 bytes)
 *
 * The context (which store, which key in it) is authenticated with it: a sealed value that was moved elsewhere does not open.
 */
import { toHex, toUtf8 } from "../../shared/lib/bytes.ts";
import { randomBytes } from "./web-crypto.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export interface Vault {
  /** True on a desk: it reads what the server gives again at any time, and keeps it as it comes. */
  readonly isPlain: boolean;
  seal(plain: Bytes, context: string): Promise<Bytes>;
  /** Throws SealBrokenError. */
  open(sealed: Bytes, context: string): Promise<Bytes>;
}

/** Nobody has opened the tablet since this page was loaded: nothing sealed can be read or written. Nothing was changed. */
export class VaultLockedError extends Error {
  override readonly name = "VaultLockedError";
  constructor() {
    super("the tablet has not been opened by its PIN");
  }
}

/** Sealed under another key, moved from elsewhere, or altered. */
export class SealBrokenError extends Error {
  override readonly name = "SealBrokenError";
}

/** A tablet's data key; its id tells what was sealed under it from what an earlier enrolment sealed. */
export interface DataKey {
  /** 8 hexadecimal digits. */
  id: string;
  /** AES-256-GCM; can be exported, since it has to be wrapped for further officers. */
  key: CryptoKey;
}

const format = 1;
const idBytes = 4;
const nonceBytes = 12;
const headBytes = 1 + idBytes + nonceBytes;

/** How much longer a sealed value is than what it holds. */
export const sealOverheadBytes = headBytes + 16;

let opened: { dataKey: DataKey | null; vault: Vault } | undefined;
const listeners = new Set<() => void>();

/** Undefined while locked. */
export function findVault(): Vault | undefined {
  return opened?.vault;
}

/** Throws VaultLockedError. */
export function getVault(): Vault {
  if (opened === undefined) throw new VaultLockedError();
  return opened.vault;
}

/** To wrap it for another officer or for the district. Null while locked, and on a desk. */
export function findDataKey(): DataKey | null {
  return opened?.dataKey ?? null;
}

/** The 32 bytes themselves, to be wrapped. */
export async function exportDataKey({ key }: DataKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey("raw", key));
}

export function openVault(dataKey: DataKey): void {
  opened = { dataKey, vault: createVault(dataKey) };
  for (const listener of listeners) listener();
}

/** What a desk keeps is not sealed. */
export function openPlainVault(): void {
  if (opened?.vault.isPlain) return;
  const asItIs = (bytes: Bytes) => Promise.resolve(bytes);
  opened = { dataKey: null, vault: { isPlain: true, seal: asItIs, open: asItIs } };
  for (const listener of listeners) listener();
}

/** Forgets the key in this page. */
export function closeVault(): void {
  opened = undefined;
}

/** Resolves when the vault is open. */
export function untilVaultOpens(): Promise<void> {
  if (opened !== undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const listener = () => {
      listeners.delete(listener);
      resolve();
    };
    listeners.add(listener);
  });
}

export function createVault({ id, key }: DataKey): Vault {
  const head = Uint8Array.of(
    format,
    ...Array.from({ length: idBytes }, (_, at) => parseInt(id.slice(2 * at, 2 * at + 2), 16)),
  );
  return {
    isPlain: false,
    async seal(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const parameters = { name: "AES-GCM", iv: nonce, additionalData: toUtf8(context) };
      const body = new Uint8Array(await crypto.subtle.encrypt(parameters, key, plain));
      const sealed = new Uint8Array(headBytes + body.length);
      sealed.set(head);
      sealed.set(nonce, head.length);
      sealed.set(body, headBytes);
      return sealed;
    },
    async open(sealed, context) {
      if (sealed.length < sealOverheadBytes || head.some((byte, at) => sealed[at] !== byte)) {
        throw new SealBrokenError(`not sealed under this tablet's key: ${context}`);
      }
      const iv = sealed.subarray(head.length, headBytes);
      const parameters = { name: "AES-GCM", iv, additionalData: toUtf8(context) };
      try {
        return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.subarray(headBytes)));
      } catch (error) {
        throw new SealBrokenError(`does not open: ${context}`, { cause: error });
      }
    },
  };
}

/** A new data key. `raw`: the bytes of an existing one, with its id. */
export async function makeDataKey(kept?: { id: string; raw: Bytes }): Promise<DataKey> {
  const raw = kept?.raw ?? randomBytes(32);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", true, ["encrypt", "decrypt"]);
  return { id: kept?.id ?? toHex(randomBytes(idBytes)), key };
}
