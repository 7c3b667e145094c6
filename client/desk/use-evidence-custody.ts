import { useMemo, useRef } from "react";
import type { EvidenceHandled } from "../../shared/events/case.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { mayRecord } from "../../shared/policy/may-record.ts";
import { foldCustody, hasHandled, type CustodyStep } from "../../shared/projections/evidence-custody.ts";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import type { EntryRow } from "../journal-store/rows.ts";
import { recordEvent } from "../session/record-event.ts";
import { useSession } from "../session/session-store.ts";

export interface EvidenceCustody {
  /** `arrivedAt`: of the file itself, as the server says; null where it does not. */
  stepsOf(sha256: string, arrivedAt: string | null): CustodyStep[];
  mayHandle: boolean;
  /** Records it once for each officer. Rejects where it cannot be recorded. */
  noteOpened(sha256: string): Promise<void>;
  handOver(sha256: string, to: string, note: string): Promise<void>;
}

/** Custody of the files of one violation. `rows`: all entries about it that this desk has. */
export function useEvidenceCustody(unit: string, subject: string, rows: readonly EntryRow[]): EvidenceCustody {
  const role = useSession((session) => session.device?.role);
  const officer = useSession((session) => session.officer);
  // What is being recorded now is not among the rows yet.
  const noted = useRef(new Set<string>());
  return useMemo(() => {
    const entries = rows.map(({ header, payload, position, receivedAt }) =>
      readStoredEntry({ header, payload, position: position ?? null, receivedAt: receivedAt ?? null }),
    );
    const mayHandle = role !== undefined && mayRecord(role, "evidence.handled");
    const record = (data: EvidenceHandled) =>
      recordEvent({ type: "evidence.handled", unit: unit as UnitId, subject, data });
    return {
      stepsOf: (sha256, arrivedAt) => foldCustody(entries, sha256, arrivedAt),
      mayHandle,
      async noteOpened(sha256) {
        const key = `${officer} ${sha256}`;
        if (!mayHandle || officer === null || noted.current.has(key)) return;
        if (hasHandled(foldCustody(entries, sha256), "opened", officer)) return;
        noted.current.add(key);
        try {
          await record({ sha256, act: "opened", to: "", note: "" });
        } catch (error) {
          noted.current.delete(key);
          throw error;
        }
      },
      async handOver(sha256, to, note) {
        await record({ sha256, act: "handed-over", to, note });
      },
    };
  }, [unit, subject, rows, role, officer]);
}
