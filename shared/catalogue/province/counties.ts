/**
 * The 17 counties of West Azerbaijan with their points (domain.md E) and, where known, the polling branches of the run-off
 * of 1395 (domain.md F). Populations are rounded and serve only to share out the other branches: a design choice.
 */
export interface County {
  id: string;
  fa: string;
  en: string;
  latitude: number;
  longitude: number;
  population: number;
  /** Known number of branches, or null. */
  branches: number | null;
  /** The Majles constituency it votes in. */
  constituency: string;
  /** Languages of its village names, for the demonstration. */
  names: "azerbaijani" | "kurdish" | "both";
}

type Row = readonly [
  code: string,
  fa: string,
  en: string,
  latitude: number,
  longitude: number,
  population: number,
  branches: number | null,
  constituency: string,
  names: County["names"],
];

const rows: Row[] = [
  ["URM", "ارومیه", "Urmia", 37.555, 45.073, 1_040_000, 407, "majles-urmia", "both"],
  ["KHO", "خوی", "Khoy", 38.55, 44.952, 349_000, null, "majles-khoy", "azerbaijani"],
  ["SAL", "سلماس", "Salmas", 38.197, 44.765, 197_000, 133, "majles-salmas", "both"],
  ["MAK", "ماکو", "Maku", 39.295, 44.517, 95_000, null, "majles-maku", "azerbaijani"],
  ["CHL", "چالدران", "Chaldoran", 39.065, 44.384, 45_000, null, "majles-maku", "both"],
  ["POL", "پلدشت", "Poldasht", 39.35, 45.069, 42_000, null, "majles-maku", "azerbaijani"],
  ["SHO", "شوط", "Showt", 39.22, 44.772, 56_000, null, "majles-maku", "azerbaijani"],
  ["CHP", "چایپاره", "Chaypareh", 38.891, 45.025, 47_000, null, "majles-khoy", "azerbaijani"],
  ["MAH", "مهاباد", "Mahabad", 36.763, 45.722, 237_000, null, "majles-mahabad", "kurdish"],
  ["BUK", "بوکان", "Bukan", 36.521, 46.209, 251_000, null, "majles-bukan", "kurdish"],
  ["MIA", "میاندوآب", "Miandoab", 36.969, 46.103, 274_000, 153, "majles-miandoab", "azerbaijani"],
  ["SHD", "شاهین‌دژ", "Shahin Dezh", 36.679, 46.567, 91_000, 75, "majles-miandoab", "both"],
  ["TAK", "تکاب", "Takab", 36.401, 47.113, 81_000, 68, "majles-miandoab", "both"],
  ["NAQ", "نقده", "Naqadeh", 36.955, 45.388, 128_000, null, "majles-naqadeh", "both"],
  ["OSH", "اشنویه", "Oshnavieh", 37.04, 45.098, 74_000, null, "majles-naqadeh", "kurdish"],
  ["PIR", "پیرانشهر", "Piranshahr", 36.694, 45.142, 139_000, null, "majles-piranshahr", "kurdish"],
  ["SAR", "سردشت", "Sardasht", 36.155, 45.479, 119_000, null, "majles-piranshahr", "kurdish"],
];

export const provinceId = "WA";

export const counties: County[] = rows.map(
  ([code, fa, en, latitude, longitude, population, branches, constituency, names]) => ({
    id: `${provinceId}-${code}`,
    fa,
    en,
    latitude,
    longitude,
    population,
    branches,
    constituency,
    names,
  }),
);
