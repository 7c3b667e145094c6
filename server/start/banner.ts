import encodeQR from "qr";
import type { Election } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { byServer, type OfficeLog } from "../office-log/office-log.ts";
import type { OfficeStore } from "../journal-store/office-store.ts";
import { enrolCodeLifetimeMs, hashEnrolCode, makeEnrolCode } from "../session/enrol-codes.ts";
import { fingerprintRows } from "../tls/fingerprint.ts";
import type { TlsKeeper } from "../tls/tls-keeper.ts";
import { trustPath } from "../tls/trust-page.ts";
import { demonstrationPassword } from "./load-demonstration.ts";

const demonstrationUnit = "WA-URM-0001" as UnitId;

interface BannerOptions {
  store: OfficeStore;
  office: Pick<OfficeLog, "compose">;
  election: Election;
  origin: string;
  dataPath: string;
  now: Date;
  tls?: TlsKeeper | undefined;
}

const soonMs = 30 * 24 * 60 * 60_000;

/** What someone who has just started the server wants to know. In a rehearsal it also makes a code for a first tablet. */
export async function composeBanner({
  store,
  office,
  election,
  origin,
  dataPath,
  now,
  tls,
}: BannerOptions): Promise<string> {
  const lines = ["", "  Amanat · امانت", "", `  Tablet and desk   ${origin}`, `  API               ${origin}/api/docs`];
  lines.push(
    `  Data              ${dataPath}`,
    `  Election          ${election.id}, ${election.electionDay} (${election.mode})`,
  );
  if (tls) lines.push(...describeTls(tls, origin, now));
  if (election.mode === "rehearsal") {
    const users = (await store.listUsers()).filter(({ demonstration }) => demonstration);
    if (users.length > 0) {
      lines.push("", `  Rehearsal only: users of the desk, all with the password ${demonstrationPassword}`);
      for (const { username, name, unit } of users) {
        lines.push(`    ${username.padEnd(16)} ${unit.padEnd(8)} ${name.en} · ${name.fa}`);
      }
    }
    lines.push(...(await firstTablet({ store, office, origin, now })));
  }
  return `${lines.join("\n")}\n`;
}

/** Until when the certificate holds and, for an authority of the office's own, how tablets come to trust it. */
function describeTls(tls: TlsKeeper, origin: string, now: Date): string[] {
  const { endsAt } = tls.pair;
  const isSoon = endsAt.getTime() - now.getTime() < soonMs;
  const renewal = isSoon ? ": renew it soon (npm run admin -- tls-init)" : "";
  const lines = [`  Certificate       until ${endsAt.toISOString().slice(0, 10)}${renewal}`];
  const authority = tls.findAuthority();
  if (authority === undefined) return lines;
  return [
    ...lines,
    `  Tablets trust it  ${origin.replace(/^https/, "http")}${trustPath}, if the fingerprint there is`,
    ...fingerprintRows(authority.fingerprint).map((row) => `                    ${row}`),
  ];
}

async function firstTablet({
  store,
  office,
  origin,
  now,
}: Pick<BannerOptions, "store" | "office" | "origin" | "now">): Promise<string[]> {
  if ((await store.findUnitPath(demonstrationUnit)) === undefined) return [];
  const code = makeEnrolCode();
  const expiresAt = new Date(now.getTime() + enrolCodeLifetimeMs).toISOString();
  const role = "governor-representative";
  const officer = `${demonstrationUnit}-${role}`;
  await store.addEnrolCode(
    { codeHash: hashEnrolCode(code), unit: demonstrationUnit, role, officer, createdBy: "start", expiresAt },
    office.compose("code.made", demonstrationUnit, { role, officer }, byServer),
  );
  const link = `${origin}/enrol#${code}`;
  const picture = encodeQR(link, "ascii", { border: 2 }).trimEnd();
  return [
    "",
    `  A tablet for branch ${demonstrationUnit} (once, for ten minutes):`,
    `    code   ${code}`,
    `    link   ${link}`,
    "",
    ...picture.split("\n").map((line) => `    ${line}`),
  ];
}
