import { renderUnicodeCompact } from "uqr";
import type { Election } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { OfficeStore } from "../journal-store/office-store.ts";
import { enrolCodeLifetimeMs, hashEnrolCode, makeEnrolCode } from "../session/enrol-codes.ts";
import { demonstrationPassword } from "./load-demonstration.ts";

const demonstrationUnit = "WA-URM-0001" as UnitId;

interface BannerOptions {
  store: OfficeStore;
  election: Election;
  origin: string;
  dataPath: string;
  now: Date;
}

/** What someone who has just started the server wants to know. In a rehearsal it also makes a code for a first tablet. */
export async function composeBanner({ store, election, origin, dataPath, now }: BannerOptions): Promise<string> {
  const lines = ["", "  Amanat · امانت", "", `  Tablet and desk   ${origin}`, `  API               ${origin}/api/docs`];
  lines.push(
    `  Data              ${dataPath}`,
    `  Election          ${election.id}, ${election.electionDay} (${election.mode})`,
  );
  if (election.mode === "rehearsal") {
    const users = (await store.listUsers()).filter(({ demonstration }) => demonstration);
    if (users.length > 0) {
      lines.push("", "  Rehearsal only: these users have a password that everybody knows.");
      for (const { username, name } of users) {
        lines.push(`    ${username.padEnd(12)} ${demonstrationPassword}   ${name.en}`);
      }
    }
    lines.push(...(await firstTablet(store, origin, now)));
  }
  return `${lines.join("\n")}\n`;
}

async function firstTablet(store: OfficeStore, origin: string, now: Date): Promise<string[]> {
  if ((await store.findUnitPath(demonstrationUnit)) === undefined) return [];
  const code = makeEnrolCode();
  const expiresAt = new Date(now.getTime() + enrolCodeLifetimeMs).toISOString();
  await store.addEnrolCode({
    codeHash: hashEnrolCode(code),
    unit: demonstrationUnit,
    role: "governor-representative",
    officer: `${demonstrationUnit}-governor-representative`,
    createdBy: "start",
    expiresAt,
  });
  const link = `${origin}/enrol#${code}`;
  const picture = renderUnicodeCompact(link, { border: 2 });
  return [
    "",
    `  A tablet for branch ${demonstrationUnit} (once, for ten minutes):`,
    `    code   ${code}`,
    `    link   ${link}`,
    "",
    ...picture.split("\n").map((line) => `    ${line}`),
  ];
}
