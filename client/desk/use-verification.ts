import { useEffect, useState } from "react";
import { findEntry } from "../journal-store/queries.ts";
import type { EntryRow } from "../journal-store/rows.ts";
import { createVerifyingCrypto } from "../keys/web-crypto.ts";
import { verifyEntry, type EntryVerification } from "./verify-entry.ts";

const crypto = createVerifyingCrypto();

/** Checks the entries one after the other; those that are done, by hash. */
export function useVerification(entries: readonly EntryRow[]): ReadonlyMap<string, EntryVerification> {
  const [verified, setVerified] = useState<ReadonlyMap<string, EntryVerification>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    const run = async () => {
      const found = new Map<string, EntryVerification>();
      const here = new Map(entries.map((entry) => [`${entry.author}/${entry.seq}`, entry]));
      for (const entry of entries) {
        const previous =
          entry.seq === 0
            ? undefined
            : (here.get(`${entry.author}/${entry.seq - 1}`) ?? (await findEntry(entry.author, entry.seq - 1)));
        found.set(entry.hash, await verifyEntry(entry, previous, crypto));
        if (!isCurrent) return;
      }
      setVerified(found);
    };
    run().catch(reportError);
    return () => {
      isCurrent = false;
    };
  }, [entries]);
  return verified;
}
