/** Finding what to report from the few words that an officer types. */
import { foldCompact, foldWords } from "../lib/fold-text.ts";
import type { Offence } from "./schema.ts";

interface Searchable {
  offence: Offence;
  name: string;
  synonyms: string;
}

/** Words that say nothing about an offence. */
const stopWords = new Set([
  "در",
  "به",
  "از",
  "را",
  "که",
  "و",
  "با",
  "یک",
  "این",
  "ان",
  "برای",
  "the",
  "a",
  "an",
  "of",
  "to",
  "in",
]);
const scores = { name: 3, synonym: 2, stem: 1 };
/** A word of five letters or more is also looked up without its last two, which in Persian are often an ending. */
const stemLength = 5;

/**
 * The offences that hold at least one of the words, those that hold more of them first, else in their own order. All of
 * them for an empty query. Article and clause can be typed too ("ماده ۶۶ بند ۹").
 */
export function createOffenceSearch(offences: readonly Offence[]): (query: string) => Offence[] {
  const searchables: Searchable[] = offences.map((offence) => ({
    offence,
    name: foldCompact(`${offence.name.fa} ${offence.name.en} ${numbering(offence)}`),
    synonyms: offence.synonyms.map(foldCompact).join(" "),
  }));
  return (query) => {
    const words = foldWords(query).filter((word) => !stopWords.has(word));
    if (words.length === 0) return [...offences];
    return searchables
      .map((searchable) => ({ offence: searchable.offence, score: scoreOf(searchable, words) }))
      .filter(({ score }) => score > 0)
      .toSorted((left, right) => right.score - left.score || left.offence.order - right.offence.order)
      .map(({ offence }) => offence);
  };
}

function scoreOf({ name, synonyms }: Searchable, words: readonly string[]): number {
  return words.reduce((total, word) => {
    if (name.includes(word)) return total + scores.name;
    if (synonyms.includes(word)) return total + scores.synonym;
    const stem = word.length >= stemLength ? word.slice(0, -2) : "";
    return total + (stem !== "" && (name.includes(stem) || synonyms.includes(stem)) ? scores.stem : 0);
  }, 0);
}

function numbering({ article, clause }: Offence): string {
  const articleText = article === null ? "" : `ماده ${article} article ${article}`;
  return clause === null ? articleText : `${articleText} بند ${clause} clause ${clause} ${article}/${clause}`;
}
