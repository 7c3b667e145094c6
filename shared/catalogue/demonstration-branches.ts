/** The 1,990 polling branches of the demonstration, composed by seed. Counts: domain.md F. */
import { toPersianDigits } from "../lib/digits.ts";
import type { Random } from "../lib/random.ts";
import { counties, provinceId, type County } from "./province/counties.ts";
import { crossings } from "./province/crossings.ts";
import { buildingNames, buildings, streets, villageWords, type Word } from "./province/place-names.ts";
import type { Crossing, Unit } from "./schema.ts";
import { shareOut } from "./share-out.ts";

export const branchTotal = 1_990;
/** Of the 836 run-off branches 519 were fixed; the same share is taken elsewhere. */
const runOff = { fixed: 519, mobile: 317 };
const eligibleTotal = 2_296_591;
/** A mobile branch serves a few villages: about this part of the voters of a fixed one. A design choice. */
const mobileWeight = 0.35;
const branchesPerCrossing = 2;

/** Parts of a hundred branches with each kind of mobile coverage; a design choice. */
const coverageShares = {
  town: { good: 92, weak: 7, none: 1 },
  village: { good: 55, weak: 32, none: 13 },
  mobile: { good: 38, weak: 37, none: 25 },
  crossing: { good: 15, weak: 45, none: 40 },
};

type BranchData = NonNullable<Unit["branch"]>;
interface Place {
  number: number;
  kind: "town" | "village" | "mobile" | "crossing";
  crossing: Crossing | null;
  weight: number;
}

/** How many branches each county has: the known counts, the rest by population. */
export function branchCounts(): Map<string, number> {
  const unknown = counties.filter((county) => county.branches === null);
  const knownTotal = counties.reduce((total, county) => total + (county.branches ?? 0), 0);
  const shares = shareOut(
    branchTotal - knownTotal,
    unknown.map((county) => county.population),
  );
  const counts = new Map(unknown.map((county, index) => [county.id, shares[index] ?? 0]));
  return new Map(counties.map((county) => [county.id, county.branches ?? counts.get(county.id) ?? 0]));
}

/** How many of them are fixed, shared out within the run-off counties and within the others. */
export function fixedCounts(counts: ReadonlyMap<string, number>): Map<string, number> {
  const fixed = new Map<string, number>();
  for (const known of [true, false]) {
    const group = counties.filter((county) => (county.branches !== null) === known);
    const sizes = group.map((county) => counts.get(county.id) ?? 0);
    const all = sizes.reduce((total, size) => total + size, 0);
    const share = runOff.fixed / (runOff.fixed + runOff.mobile);
    shareOut(known ? runOff.fixed : Math.round(all * share), sizes).forEach((part, index) => {
      const county = group[index];
      if (county !== undefined) fixed.set(county.id, part);
    });
  }
  return fixed;
}

/** Turnout and blank papers of the election before: a design choice, near the 66 % of domain.md F. */
function pastOf(eligibleVoters: number, random: Random): NonNullable<BranchData["past"]> {
  const eligible = Math.max(1, Math.round(eligibleVoters * (0.92 + random.next() * 0.1)));
  const votes = Math.round(eligible * Math.min(0.92, Math.max(0.35, random.normal(0.64, 0.1))));
  return { eligibleVoters: eligible, votes, blank: Math.min(votes, random.integer(10, 20)) };
}

/** `past`: draws of its own, so that what else is drawn stays as it was. */
export function demonstrationBranches(random: Random, past: Random): Unit[] {
  const counts = branchCounts();
  const fixed = fixedCounts(counts);
  const placed = counties.flatMap((county) => {
    const places = placesOf(county, counts.get(county.id) ?? 0, fixed.get(county.id) ?? 0, random);
    const weightTotal = places.reduce((total, place) => total + place.weight, 0);
    return places.map((place) => ({ county, place, weight: (county.population * place.weight) / weightTotal }));
  });
  const voters = shareOut(
    eligibleTotal,
    placed.map(({ weight }) => weight),
  );
  return placed.map(({ county, place }, index) => branchUnit(county, place, voters[index] ?? 0, random, past));
}

/** The first fixed branches lie in the county's town or at its crossings, later ones in villages; mobile ones come last. */
function placesOf(county: County, count: number, fixedCount: number, random: Random): Place[] {
  const here = crossings.filter((crossing) => crossing.county === county.id);
  const atCrossings = here.flatMap((crossing) => Array.from({ length: branchesPerCrossing }, () => crossing));
  const inTown = Math.round(fixedCount * 0.55);
  return Array.from({ length: count }, (_, index): Place => {
    const crossing = index >= inTown && index < fixedCount ? (atCrossings[index - inTown] ?? null) : null;
    const kind = crossing !== null ? "crossing" : index >= fixedCount ? "mobile" : index < inTown ? "town" : "village";
    const size = Math.max(0.25, random.normal(1, 0.3));
    return { number: index + 1, kind, crossing, weight: kind === "mobile" ? size * mobileWeight : size };
  });
}

function branchUnit(county: County, place: Place, eligibleVoters: number, random: Random, past: Random): Unit {
  const id = `${county.id}-${String(place.number).padStart(4, "0")}`;
  const { fa, en, address } = describe(county, place, random);
  const number = String(place.number);
  return {
    id,
    kind: "branch",
    parent: county.id,
    path: `${provinceId}/${county.id}/${id}/`,
    name: { fa: `شعبه ${toPersianDigits(number)}، ${fa}`, en: `Branch ${number}, ${en}` },
    code: `${county.id.slice(provinceId.length + 1)}-${number.padStart(4, "0")}`,
    constituency: county.constituency,
    location: scatter(county, place, random),
    branch: {
      mobility: place.kind === "mobile" ? "mobile" : "fixed",
      coverage: coverage(place, random),
      crossing: place.crossing?.id ?? null,
      address,
      eligibleVoters,
      past: pastOf(eligibleVoters, past),
    },
  };
}

function describe(county: County, place: Place, random: Random): { fa: string; en: string; address: string } {
  const building = random.pick(buildings);
  const title = random.pick(buildingNames);
  const named = { fa: `${building[0]} ${title[0]}`, en: `${title[1]} ${building[1]}` };
  if (place.crossing !== null) {
    const { fa, en } = place.crossing.name;
    return { fa: `پایانه مرزی ${fa}`, en: `${en} Border Terminal`, address: `${county.fa}، نقطه مرزی ${fa}` };
  }
  if (place.kind === "town") {
    return { ...named, address: `${county.fa}، ${random.pick(streets)}، ${named.fa}` };
  }
  const village = villageName(county, random);
  if (place.kind === "village") {
    return {
      fa: `${village[0]}، ${named.fa}`,
      en: `${village[1]}, ${named.en}`,
      address: `${county.fa}، روستای ${village[0]}`,
    };
  }
  const other = villageName(county, random);
  return {
    fa: `سیار ${village[0]} و ${other[0]}`,
    en: `mobile, ${village[1]} and ${other[1]}`,
    address: `${county.fa}، روستاهای ${village[0]} و ${other[0]}`,
  };
}

function villageName(county: County, random: Random): Word {
  const language = county.names === "both" ? random.pick(["azerbaijani", "kurdish"] as const) : county.names;
  const words = villageWords[language];
  const [first, second] = [random.pick(words.first), random.pick(words.second)];
  return [`${first[0]}‌${second[0]}`, `${first[1]} ${second[1]}`];
}

/** Within about 3 km of the county's point in town, 15 km elsewhere. */
function scatter(county: County, place: Place, random: Random): { latitude: number; longitude: number } {
  const spread = place.kind === "town" ? 0.03 : 0.14;
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return {
    latitude: round(county.latitude + (random.next() * 2 - 1) * spread),
    longitude: round(county.longitude + (random.next() * 2 - 1) * spread),
  };
}

function coverage(place: Place, random: Random): BranchData["coverage"] {
  const shares = coverageShares[place.kind];
  const draw = random.integer(1, 100);
  return draw <= shares.good ? "good" : draw <= shares.good + shares.weak ? "weak" : "none";
}
