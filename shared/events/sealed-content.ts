/**
 * What lies in the box of `violation.sealed`: the data of a `violation.logged` with its version, as JSON that may be filled up with
 * blanks. The tablet writes it, the server reads it where the box was opened; nothing keeps it.
 */
import { Type, type Static } from "typebox";
import { compileCheck } from "../lib/compile-check.ts";
import { eventTypes } from "./event.ts";
import { readEvent } from "./read-event.ts";
import { ViolationLogged } from "./violation.ts";

/** What the server answers to who may open it. */
export const OpenedReport = Type.Object({ content: ViolationLogged });
export type OpenedReport = Static<typeof OpenedReport>;

const isContent = compileCheck(Type.Object({ typeVersion: Type.Integer({ minimum: 1 }), data: Type.Object({}) }));
/** A reader of events wants a whole payload; nothing is hashed here. */
const noSalt = "A".repeat(22);

export const writeSealedContent = (data: ViolationLogged): string =>
  JSON.stringify({ typeVersion: eventTypes["violation.logged"].version, data });

/** `newer`: written by a build after this one. `unreadable`: it is no violation. Evidence is never in it, whatever it says. */
export function readSealedContent(text: string): ViolationLogged | "newer" | "unreadable" {
  const parsed = findJson(text);
  if (!isContent(parsed)) return "unreadable";
  const { typeVersion, data } = parsed as { typeVersion: number; data: unknown };
  const payload = JSON.stringify({ salt: noSalt, data, evidence: [] });
  const event = readEvent({ type: "violation.logged", typeVersion }, payload);
  if (event.kind === "unknown-type") return "newer";
  return event.kind === "known" && event.type === "violation.logged" ? { ...event.data, items: [] } : "unreadable";
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
