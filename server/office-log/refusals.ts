/**
 * What strangers can make happen as often as they like must not fill the log. Of each kind of refusal the first is told at once;
 * those of the ten minutes after it are counted, and told in one entry. A kind costs at most one entry in ten minutes, whatever
 * comes; a crash loses the count of these minutes, never the first.
 */
import type { officeActs, OfficeAct } from "../../shared/events/office-acts.ts";
import { byNobody, byServer, type ActDetails, type OfficeLog } from "./office-log.ts";

type Refusal = { [Act in OfficeAct]: (typeof officeActs)[Act] extends "refusal" ? Act : never }[OfficeAct];

export interface Refusals {
  /** Resolves when it has been told or counted; a log that cannot be written leaves it counted. */
  note(act: Refusal, subject: string, details: ActDetails): Promise<void>;
  /** Tells what was counted so far. */
  close(): Promise<void>;
}

export interface RefusalPorts {
  log: Pick<OfficeLog, "recordAct">;
  setTimer(run: () => void, delayMs: number): () => void;
  onError(error: unknown): void;
}

interface Counted {
  count: number;
  /** The first few, to know where to look. */
  subjects: Set<string>;
  endTimer(): void;
}

const windowMs = 10 * 60_000;
const maxSubjects = 5;

export function createRefusals({ log, setTimer, onError }: RefusalPorts): Refusals {
  const counted = new Map<Refusal, Counted>();

  function open(act: Refusal): void {
    const endTimer = setTimer(() => void tell(act).catch(onError), windowMs);
    counted.set(act, { count: 0, subjects: new Set(), endTimer });
  }

  async function tell(act: Refusal): Promise<void> {
    const known = counted.get(act);
    counted.delete(act);
    if (known === undefined || known.count === 0) return;
    // It goes on: what comes next is counted again.
    open(act);
    const { count, subjects } = known;
    await log.recordAct(act, [...subjects].join(", "), { count, minutes: windowMs / 60_000 }, byServer);
  }

  return {
    async note(act, subject, details) {
      const known = counted.get(act);
      if (known !== undefined) {
        known.count += 1;
        if (known.subjects.size < maxSubjects) known.subjects.add(subject);
        return;
      }
      open(act);
      try {
        await log.recordAct(act, subject, { count: 1, ...details }, byNobody);
      } catch (error) {
        onError(error);
        counted.get(act)!.count += 1;
      }
    },
    async close() {
      const acts = [...counted.keys()];
      for (const { endTimer } of counted.values()) endTimer();
      for (const act of acts) await tell(act);
      for (const { endTimer } of counted.values()) endTimer();
      counted.clear();
    },
  };
}
