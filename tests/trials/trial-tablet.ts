/** A tablet of a trial as the server sees one: a key, a session, and entries that were written while nothing was reachable. */
import { buildEntry, type Authorship, type BuiltEntry, type Head } from "../../shared/journal/build-entry.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { preAuthEncode } from "../../shared/journal/pae.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { SlotTimes } from "../../shared/projections/election-catalogue.ts";
import type { PushReply } from "../../shared/sync/wire.ts";
import { hourlyFigures, reportData } from "../support/day-fixtures.ts";
import { createSeededDevice, type SeededDevice } from "../support/node-crypto.ts";

export interface TrialTablet {
  unit: UnitId;
  officer: string;
  device: SeededDevice;
}

export const createTrialTablet = (unit: string): TrialTablet => ({
  unit: unit as UnitId,
  officer: `${unit}-officer`,
  device: createSeededDevice(`trial ${unit}`),
});

/** One report for each slot of the day. */
export async function writeDay(
  { unit, officer, device }: TrialTablet,
  slots: readonly SlotTimes[],
  election: string,
  claimedAt: string,
): Promise<Entry[]> {
  const authorship: Authorship = {
    election,
    author: device.author,
    officer,
    mode: "rehearsal",
    claimedAt,
    clock: { boot: "trial", monotonicMs: 1000, anchor: null },
    seen: null,
  };
  const entries: Entry[] = [];
  let head: Head | null = null;
  for (const [index, { id, report, slot }] of slots.entries()) {
    const figures = report === "R2" ? hourlyFigures(20 * index) : {};
    const event = {
      type: "report.filed",
      typeVersion: 1,
      unit,
      subject: `${unit}/${id}`,
      data: reportData(report, slot, figures),
      evidence: [],
    };
    const built: BuiltEntry = await buildEntry(event, authorship, head, device.crypto);
    entries.push(built.entry);
    head = { seq: built.header.seq, hash: built.hash };
  }
  return entries;
}

/** Opens a session and hands everything in. Throws unless each entry was inserted. Gives the token. */
export async function handIn(origin: string, { device }: TrialTablet, entries: Entry[]): Promise<string> {
  const { author } = device;
  const { nonce } = await post<{ nonce: string }>(origin, "/api/session/challenge", { author });
  const message = preAuthEncode("application/vnd.amanat.session.v1", nonce);
  const signature = Buffer.from(await device.crypto.sign(message)).toString("base64url");
  const { token } = await post<{ token: string }>(origin, "/api/session", { author, nonce, signature });
  const { results } = await post<PushReply>(origin, "/api/sync/push", { entries }, token);
  const other = results.find(({ outcome }) => outcome !== "inserted");
  if (other !== undefined || results.length !== entries.length) {
    throw new Error(`${author}: not every entry was inserted: ${JSON.stringify(other)}`);
  }
  return token;
}

async function post<Reply>(origin: string, path: string, body: unknown, token?: string): Promise<Reply> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const reply = await fetch(origin + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...authorization },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as Reply;
}
