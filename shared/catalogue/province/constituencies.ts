/** Nine Majles constituencies with twelve seats and the one of the Experts with three, 1394 (domain.md E, S47 to S49). */
import type { Constituency } from "../schema.ts";
import { counties } from "./counties.ts";

type Row = readonly [id: string, fa: string, en: string, seats: number];

const majles: Row[] = [
  ["majles-urmia", "ارومیه", "Urmia", 3],
  ["majles-khoy", "خوی و چایپاره", "Khoy and Chaypareh", 1],
  ["majles-salmas", "سلماس", "Salmas", 1],
  ["majles-maku", "ماکو، چالدران، پلدشت و شوط", "Maku, Chaldoran, Poldasht and Showt", 1],
  ["majles-mahabad", "مهاباد", "Mahabad", 1],
  ["majles-bukan", "بوکان", "Bukan", 1],
  ["majles-piranshahr", "پیرانشهر و سردشت", "Piranshahr and Sardasht", 1],
  ["majles-naqadeh", "نقده و اشنویه", "Naqadeh and Oshnavieh", 1],
  ["majles-miandoab", "میاندوآب، شاهین‌دژ و تکاب", "Miandoab, Shahin Dezh and Takab", 2],
];

export const constituencies: Constituency[] = [
  ...majles.map(([id, fa, en, seats]): Constituency => ({
    id,
    contest: "majles",
    name: { fa, en },
    seats,
    counties: counties.filter((county) => county.constituency === id).map((county) => county.id),
    basis: "sourced",
  })),
  {
    id: "experts-wa",
    contest: "experts",
    name: { fa: "استان آذربایجان غربی", en: "West Azerbaijan Province" },
    seats: 3,
    counties: counties.map((county) => county.id),
    basis: "law",
  },
];
