/** A tablet's store for unit tests: a fresh database of its own, a key, and the events it appends. */
import type { Authorship, NewEvent } from "../../shared/journal/build-entry.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import type { SigningCrypto } from "../../shared/journal/ports.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { appendEvent, type AppendOptions } from "../../client/journal-store/append-event.ts";
import type { Canary, CanaryStorage } from "../../client/journal-store/canary.ts";
import { JournalDatabase } from "../../client/journal-store/database.ts";
import type { EntryRow } from "../../client/journal-store/rows.ts";
import { findVault, makeDataKey, openVault } from "../../client/keys/vault.ts";
import { createSigningCrypto } from "../../client/keys/web-crypto.ts";

export interface Tablet {
  author: AuthorId;
  crypto: SigningCrypto;
  privateKey: CryptoKey;
  /** A connection of its own, as another tab has it. */
  openTab(): JournalDatabase;
  authorship(): Authorship;
  append(
    options?: Partial<AppendOptions> & { data?: Record<string, unknown> },
    db?: JournalDatabase,
  ): Promise<EntryRow>;
  /** Canaries in the order in which they were written. */
  canaries: Canary[];
}

let tablets = 0;

/** Somebody has opened it: what it keeps is sealed, under the key that is open already if there is one. */
export async function createTablet(): Promise<Tablet> {
  if (findVault() === undefined) openVault(await makeDataKey());
  const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
  const author = toBase64Url(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))) as AuthorId;
  const signing = createSigningCrypto(pair.privateKey);
  const name = `tablet-${tablets++}`;
  const canaries: Canary[] = [];
  const openTab = () => new JournalDatabase(name);
  const first = openTab();
  const authorship = (): Authorship => ({
    election: "wa-1394",
    author,
    officer: "officer-1",
    mode: "rehearsal",
    claimedAt: "2016-02-26T05:12:31.120Z",
    clock: { boot: "boot-1", monotonicMs: 1000, anchor: null },
    seen: null,
  });
  return {
    author,
    crypto: signing,
    privateKey: pair.privateKey,
    openTab,
    authorship,
    canaries,
    append: ({ data = {}, ...options } = {}, db = first) =>
      appendEvent(
        {
          event: newEvent(data),
          authorship: authorship(),
          crypto: signing,
          keepCanary: (canary) => void canaries.push(canary),
          ...options,
        },
        db,
      ),
  };
}

export const newEvent = (data: Record<string, unknown> = {}): NewEvent => ({
  type: "report.filed",
  typeVersion: 1,
  unit: "WA-URM-0001" as UnitId,
  subject: "WA-URM-0001/R0/eve",
  data,
  evidence: [],
});

export function createCanaryStorage(): CanaryStorage & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
