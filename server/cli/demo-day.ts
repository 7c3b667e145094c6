/** `npm run admin -- demo-day`: a whole day of 1,990 branches, to look at, to try and to measure. */
import { findWallMinute, instantOf } from "../../shared/catalogue/election-time.ts";
import type {
  CalendarItem,
  Constituency,
  Election,
  Offence,
  Report,
  Rule,
  Unit,
} from "../../shared/catalogue/schema.ts";
import { fileDay } from "../demonstration/file-day.ts";
import type { SqliteStore } from "../journal-store/sqlite-store.ts";
import { byConsole } from "../office-log/office-log.ts";
import { localDay } from "../start/load-demonstration.ts";
import { UsageError, parseOptions, withData, type Environment } from "./command-line.ts";
import { moveElection, parseDay } from "./set-election-day.ts";

const dayMs = 24 * 60 * 60_000;

export async function run(args: string[], env: Environment): Promise<number> {
  const { values } = parseOptions(args, {
    entries: { type: "string", default: "40000" },
    day: { type: "string" },
    until: { type: "string" },
    seed: { type: "string", default: "demo-day" },
  });
  const entries = Number(values.entries);
  if (!Number.isSafeInteger(entries) || entries < 1 || entries > 1_000_000) {
    throw new UsageError("--entries is a number from 1 to 1,000,000.");
  }
  // Yesterday, so that the whole day is over and nothing that was received lies in the future.
  const day = values.day === undefined ? localDay(new Date(Date.now() - dayMs)) : parseDay(values.day);
  return withData(env, async ({ store, office, election: known }) => {
    const election = await moveElection({ store, office }, known, day);
    const until =
      values.until === undefined ? "9999-12-31T23:59:59.999Z" : instantOf(election, parseTime(values.until));
    const branches = ((await store.listReference("units")) as Unit[]).filter(({ kind }) => kind === "branch");
    const startedMs = performance.now();
    const filed = await fileDay(store, {
      documents: await readDocuments(store, election),
      branches,
      entries,
      until,
      seed: values.seed,
    });
    await office.recordAct("demonstration-day.filed", day, { entries: filed.inserted }, byConsole);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    process.stdout.write(
      `${filed.inserted} entries of ${filed.tablets} tablets on ${day}, ${filed.undelivered} not delivered, in ${seconds} s\n`,
    );
    return 0;
  });
}

function parseTime(text: string): number {
  const minute = findWallMinute(text);
  if (minute === undefined) throw new UsageError(`"${text}" is not a time: HH:MM is wanted.`);
  return minute;
}

async function readDocuments(store: SqliteStore, election: Election) {
  const [calendar, reports, rules, offences, constituencies] = await Promise.all([
    store.listReference("calendar") as Promise<CalendarItem[]>,
    store.listReference("reports") as Promise<Report[]>,
    store.listReference("rules") as Promise<Rule[]>,
    store.listReference("offences") as Promise<Offence[]>,
    store.listReference("constituencies") as Promise<Constituency[]>,
  ]);
  return { election, calendar, reports, rules, offences, constituencies };
}
