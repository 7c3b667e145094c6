/**
 * Wrote the golden journal, once: `npx tsx tests/golden/generate-golden.ts`. What lies beside it was written by the first build
 * and is never written again: every later build must read it to the same end. A new kind of entry gets a new file.
 */
import { writeFileSync } from "node:fs";
import type { BuiltEntry, NewEvent } from "../../shared/journal/build-entry.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { EvidenceHash, UnitId } from "../../shared/journal/ids.ts";
import { hourlyFigures, reportData, violationData } from "../support/day-fixtures.ts";
import { buildChain } from "../support/entry-fixtures.ts";
import { createSeededDevice, sha256 } from "../support/node-crypto.ts";
import { openGolden, summarise, type GoldenBatch, type GoldenDevice } from "./golden-journal.ts";

const [first, second] = ["WA-URM-0001", "WA-URM-0002"];
const devices = {
  tablet: { unit: first, device: createSeededDevice("golden tablet") },
  other: { unit: second, device: createSeededDevice("golden other") },
  copied: { unit: second, device: createSeededDevice("golden copied") },
  desk: { unit: "WA-URM", device: createSeededDevice("golden desk") },
  stranger: { unit: first, device: createSeededDevice("golden stranger") },
};
type Name = keyof typeof devices;

const logs = new Map<Name, BuiltEntry[]>();

/** The next entry of a device's log, or of a branch of it behind `behind`. */
async function write(name: Name, event: Partial<NewEvent>, behind?: BuiltEntry | null): Promise<BuiltEntry> {
  const log = logs.get(name) ?? [];
  logs.set(name, log);
  const last = behind === undefined ? log.at(-1) : behind;
  const [built] = await buildChain(devices[name].device, 1, {
    head: last ? { seq: last.header.seq, hash: last.hash } : null,
    event: { unit: devices[name].unit as UnitId, ...event },
    authorship: { claimedAt: `2016-02-26T0${5 + (log.length % 4)}:${10 + log.length}:00.000Z`, mode: "rehearsal" },
  });
  if (behind === undefined) log.push(built!);
  return built!;
}

const filed = (unit: string, slot: string, figure: number): Partial<NewEvent> => ({
  type: "report.filed",
  subject: `${unit}/R2/${slot}`,
  data: reportData("R2", slot, hourlyFigures(figure)),
});
const photo = {
  sha256: sha256("a photo").toString("base64url") as EvidenceHash,
  sizeBytes: 48_213,
  mediaType: "image/jpeg",
  name: "صندوق.jpg",
};

const opening = await write("tablet", filed(first!, "h09", 10));
const corrected = await write("tablet", {
  type: "report.corrected",
  subject: `${first}/R2/h09`,
  data: {
    ...reportData("R2", "h09", hourlyFigures(12)),
    corrects: { author: devices.tablet.device.author, seq: 0 },
    reason: "اشتباه در شمارش",
  },
});
const violation = await write("tablet", {
  type: "violation.logged",
  subject: "violation-1",
  data: violationData("art66-03"),
  evidence: [photo],
});
const later = await write("tablet", filed(first!, "h10", 25));
const early = await write("other", filed(second!, "h09", 10));
const elsewhere = await write("other", { ...filed(first!, "h11", 30), unit: first as UnitId });
const unknown = await write("other", {
  type: "case.opened",
  typeVersion: 3,
  subject: "case-1",
  data: { court: "ارومیه" },
});
const nonsense = await write("other", { type: "report.filed", subject: `${second}/R2/h10`, data: { report: 2 } });
const amended = await write("desk", {
  type: "violation.amended",
  unit: first as UnitId,
  subject: "violation-1",
  data: {
    ...violationData("art66-09"),
    amends: { author: devices.tablet.device.author, seq: 2 },
    reason: "ماده‌ی دیگر",
  },
});
const original = await write("copied", filed(second!, "h11", 40));
const twin = await write("copied", filed(second!, "h11", 41), null);
const behindTwin = await write("copied", filed(second!, "h12", 42), twin);
const unsent = await write("copied", filed(second!, "h12", 43));
const waiting = await write("desk", { ...filed(first!, "h13", 1), unit: first as UnitId });
const ahead = await write("desk", { ...filed(first!, "h14", 1), unit: first as UnitId });
const strange = await write("stranger", filed(first!, "h09", 99));

const at = (hour: number) => `2016-02-26T${String(hour).padStart(2, "0")}:00:00.000Z`;
const withoutPayload = ({ entry }: BuiltEntry): Entry => ({ ...entry, payload: null });
const damaged = ({ entry }: BuiltEntry): Entry => ({ ...entry, payload: "{}" });
const entries = (...built: BuiltEntry[]) => built.map(({ entry }) => entry);

const batches: Omit<GoldenBatch, "results">[] = [
  { receivedAt: at(6), entries: entries(opening, corrected) },
  { receivedAt: at(7), entries: [later.entry, damaged(violation), ...entries(strange)] },
  { receivedAt: at(8), entries: entries(early, elsewhere, unknown, nonsense) },
  { receivedAt: at(9), entries: [violation.entry, withoutPayload(amended)] },
  { receivedAt: at(10), entries: entries(original, twin, behindTwin) },
  { receivedAt: at(11), entries: entries(unsent, ahead, opening) },
  { receivedAt: at(12), entries: [{ ...waiting.entry, signature: ahead.entry.signature }, amended.entry] },
];

const enrolled: GoldenDevice[] = Object.entries(devices)
  .filter(([name]) => name !== "stranger")
  .map(([name, { unit, device }]) => ({ name, unit, author: device.author }));
const golden = openGolden(enrolled);
const answered: GoldenBatch[] = [];
for (const batch of batches) answered.push({ ...batch, results: await golden.ingest(batch) });

const put = (name: string, text: string) => writeFileSync(new URL(`./${name}`, import.meta.url), text);
put("journal-v1.ndjson", [...enrolled, ...answered].map((line) => `${JSON.stringify(line)}\n`).join(""));
put("journal-v1.json", `${JSON.stringify(summarise(golden.server), null, 2)}\n`);
