/** Every reference collection of a demonstration: West Azerbaijan of 1394, with branches and people composed by seed. */
import { toPersianDigits } from "../lib/digits.ts";
import { createRandom } from "../lib/random.ts";
import { demonstrationBranches } from "./demonstration-branches.ts";
import { instantOf } from "./election-time.ts";
import { reportableOffences } from "./offences/reportable.ts";
import { processes } from "./processes.ts";
import { constituencies } from "./province/constituencies.ts";
import { counties, provinceId } from "./province/counties.ts";
import { crossings } from "./province/crossings.ts";
import { westAzerbaijanElection } from "./province/election.ts";
import { electionDayReports } from "./reports/election-day-reports.ts";
import { roleNames } from "./roles.ts";
import { consistencyRules } from "./rules.ts";
import type { CollectionName, Documents, Election, Notice, Person, Role, Unit } from "./schema.ts";

export type ReferenceData = { [Name in CollectionName]: Documents[Name][] };

/** One head inspector for this many branches (domain.md B). */
const branchesPerHeadInspector = 15;

/** The same seed and day give the same documents. `electionDay`: local calendar day, YYYY-MM-DD. */
export function demonstrationProvince({ seed, electionDay }: { seed: string; electionDay: string }): ReferenceData {
  const election = westAzerbaijanElection(electionDay);
  const branches = demonstrationBranches(createRandom(seed), createRandom(`${seed} past`));
  return {
    elections: [election],
    units: [provinceUnit(), ...countyUnits(), ...branches],
    constituencies,
    crossings,
    calendar: [],
    reports: electionDayReports,
    rules: consistencyRules,
    offences: reportableOffences,
    people: people(branches),
    notices: notices(election),
    processes,
  };
}

function provinceUnit(): Unit {
  return {
    id: provinceId,
    kind: "province",
    parent: null,
    path: `${provinceId}/`,
    name: { fa: "آذربایجان غربی", en: "West Azerbaijan" },
    code: provinceId,
    constituency: null,
    location: null,
    branch: null,
  };
}

function countyUnits(): Unit[] {
  return counties.map((county) => ({
    id: county.id,
    kind: "county",
    parent: provinceId,
    path: `${provinceId}/${county.id}/`,
    name: { fa: county.fa, en: county.en },
    code: county.id.slice(provinceId.length + 1),
    constituency: county.constituency,
    location: { latitude: county.latitude, longitude: county.longitude },
    branch: null,
  }));
}

/** People by post, never by a name: the demonstration invents nobody. */
function people(branches: readonly Unit[]): Person[] {
  const province = (["province-hq", "province-it", "observer"] as const).map((role) =>
    person(`${provinceId}-${role}`, role, provinceId, "استان آذربایجان غربی", "West Azerbaijan"),
  );
  const ofCounties = counties.flatMap((county) => [
    ...(["county-governor", "executive-board", "observer"] as const).map((role) =>
      person(`${county.id}-${role}`, role, county.id, `شهرستان ${county.fa}`, `${county.en} County`),
    ),
    ...headInspectors(county, branches.filter((branch) => branch.parent === county.id).length),
  ]);
  const ofBranches = branches.flatMap((branch) =>
    (["governor-representative", "computer-user"] as const).map((role) => {
      const county = counties.find(({ id }) => id === branch.parent);
      const number = String(Number(branch.id.slice(-4)));
      const fa = `شعبه ${toPersianDigits(number)} ${county?.fa ?? ""}`;
      return person(`${branch.id}-${role}`, role, branch.id, fa, `branch ${number}, ${county?.en ?? ""}`);
    }),
  );
  return [...province, ...ofCounties, ...ofBranches];
}

function headInspectors(county: (typeof counties)[number], branchCount: number): Person[] {
  return Array.from({ length: Math.ceil(branchCount / branchesPerHeadInspector) }, (_, index) => {
    const number = String(index + 1);
    const fa = `گروه ${toPersianDigits(number)} ${county.fa}`;
    return person(
      `${county.id}-head-inspector-${number}`,
      "head-inspector",
      county.id,
      fa,
      `group ${number}, ${county.en}`,
    );
  });
}

function person(id: string, role: Role, unit: string, placeFa: string, placeEn: string): Person {
  const post = roleNames[role];
  return { id, name: { fa: `${post.fa}، ${placeFa}`, en: `${post.en}, ${placeEn}` }, role, unit, phone: null };
}

function notices(election: Election): Notice[] {
  const hour = 60;
  return [
    {
      id: "notice-readiness",
      unit: provinceId,
      title: { fa: "آمادگی شعب", en: "Readiness of the branches" },
      body: {
        fa: "گزارش آمادگی را تا ساعت ۱۸:۰۰ امروز بفرستید و کمبود ملزومات را در همان گزارش بنویسید.",
        en: "File the readiness report by 18:00 today and write what is missing in it.",
      },
      publishedAt: instantOf(election, -14 * hour),
      urgent: false,
    },
    {
      id: "notice-count-order",
      unit: provinceId,
      title: { fa: "ترتیب شمارش آرا", en: "Order of the count" },
      body: {
        fa: "نخست آرای خبرگان رهبری شمرده می‌شود، سپس آرای مجلس. برای هر کدام صورتجلسه جداگانه تنظیم کنید.",
        en: "Count the Experts first, then the Majles. Draw up separate minutes for each.",
      },
      publishedAt: instantOf(election, 6 * hour),
      urgent: false,
    },
    {
      id: "notice-snow",
      unit: "WA-SAR",
      title: { fa: "برف و راه‌های روستایی", en: "Snow and village roads" },
      body: {
        fa: "شعب سیار سردشت پیش از حرکت وضعیت راه را از بخشداری بپرسند.",
        en: "Mobile branches of Sardasht ask the district office about the road before they leave.",
      },
      publishedAt: instantOf(election, 6 * hour + 30),
      urgent: true,
    },
  ];
}
