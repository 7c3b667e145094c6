/**
 * The audit trail: what was done in the office, as entries under the server's own key (`office.acted`). An act is handed to the
 * store together with the change that it tells of, and both are committed or neither; what changes nothing is recorded alone.
 */
import { randomUUID } from "node:crypto";
import type { OfficeAct } from "../../shared/events/office-acts.ts";
import type { OfficeActed } from "../../shared/events/event.ts";
import type { OfficeStore } from "../journal-store/office-store.ts";
import type { OwnAct } from "../journal-store/own-entries.ts";
import type { Caller } from "../session/caller.ts";
import type { Secrets } from "../session/secrets.ts";

export type Actor = OfficeActed["by"];
export type ActDetails = OfficeActed["details"];

export interface OfficeLog {
  /** The act as the store takes it beside a change. */
  compose(act: OfficeAct, subject: string, details: ActDetails, by: Actor): OwnAct;
  /** Resolves when the act is in the log. Rejects as the store does; whoever asked must then not believe it done. */
  recordAct(act: OfficeAct, subject: string, details: ActDetails, by: Actor): Promise<void>;
}

export interface OfficeLogPorts {
  store: Pick<OfficeStore, "appendAct">;
  secrets: Pick<Secrets, "author">;
  election: string;
  now(): Date;
}

const maxSubjectLength = 200;
const maxDetailLength = 1000;

export const byConsole: Actor = { kind: "console", id: "" };
export const byServer: Actor = { kind: "server", id: "" };
export const byNobody: Actor = { kind: "nobody", id: "" };

export const byCaller = (caller: Caller): Actor =>
  caller.kind === "user" ? { kind: "user", id: caller.username } : { kind: "device", id: caller.author };

export function createOfficeLog({ store, secrets, election, now }: OfficeLogPorts): OfficeLog {
  /** Of this run of the program, as a tablet's: wall clocks of a server can be wrong too. */
  const boot = randomUUID();

  function compose(act: OfficeAct, subject: string, details: ActDetails, by: Actor): OwnAct {
    const at = now().toISOString();
    const monotonicMs = Math.round(performance.now());
    return {
      author: secrets.author,
      election,
      data: {
        act,
        subject: fit(subject, maxSubjectLength),
        details: Object.fromEntries(
          Object.entries(details).map(([name, value]) => [
            name,
            typeof value === "string" ? fit(value, maxDetailLength) : value,
          ]),
        ),
        by: { kind: by.kind, id: fit(by.id, maxSubjectLength) },
      },
      at,
      clock: { boot, monotonicMs, anchor: { serverAt: at, monotonicMs } },
    };
  }

  return {
    compose,
    recordAct: (...act) => store.appendAct(compose(...act)),
  };
}

/** What strangers typed comes in here too: cut to what an entry holds, and without halves of characters. */
const fit = (text: string, maxLength: number): string => Buffer.from(text.slice(0, maxLength)).toString();
