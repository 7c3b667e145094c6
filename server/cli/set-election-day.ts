/** `npm run admin -- set-election-day`: moves a rehearsal to another day; every deadline follows. */
import type { Election } from "../../shared/catalogue/schema.ts";
import { byConsole } from "../office-log/office-log.ts";
import { toReference } from "../start/load-demonstration.ts";
import type { OpenedData } from "../start/open-data.ts";
import { UsageError, parseOptions, withData, type Environment } from "./command-line.ts";

export async function run(args: string[], env: Environment): Promise<number> {
  const { positionals } = parseOptions(args, {}, true);
  const day = parseDay(positionals[0]);
  return withData(env, async ({ store, office, election }) => {
    await moveElection({ store, office }, election, day);
    process.stdout.write(`${election.id} is on ${day}.\n`);
    return 0;
  });
}

/** A calendar day that exists, as YYYY-MM-DD. Throws UsageError. */
export function parseDay(text: string | undefined): string {
  const isDay = text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
  const date = new Date(isDay ? `${text}T00:00:00.000Z` : Number.NaN);
  if (!isDay || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new UsageError(`"${text ?? ""}" is not a day: YYYY-MM-DD is wanted.`);
  }
  return text;
}

/** The election with its new day. Throws UsageError for a live election: its day is a matter of law, not of a console. */
export async function moveElection(
  { store, office }: Pick<OpenedData, "store" | "office">,
  election: Election,
  electionDay: string,
): Promise<Election> {
  if (election.mode !== "rehearsal") throw new UsageError("This election is live: its day cannot be moved.");
  const moved = { ...election, electionDay };
  const act = office.compose("election-day.set", election.id, { day: electionDay }, byConsole);
  await store.putReference("elections", toReference("elections", [moved]), { act });
  return moved;
}
