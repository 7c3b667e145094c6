/** Finding what to report from the few words that an officer types. */
import { foldCompact, foldText, foldWords } from "../lib/fold-text.ts";
import type { Offence } from "./schema.ts";

interface SearchText {
  spaced: string;
  compact: string;
}

interface Searchable {
  offence: Offence;
  /** Place among the recent ones; those that are not come behind all of them. */
  recency: number;
  name: SearchText;
  synonyms: SearchText;
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
/** A word that begins a word of the text says more than one that lies somewhere within: «رفت» is in «گرفتن». */
const scores = { name: 6, synonym: 5, inName: 3, inSynonym: 2, stem: 1 };
/** A word of five letters or more is also looked up without its last two, which in Persian are often an ending. */
const stemLength = 5;

/**
 * The offences that hold at least one of the words, those that hold more of them first, else those of `recent` (ids, newest first),
 * else in their own order. All of them for an empty query. Article and clause can be typed too ("ماده ۶۶ بند ۹").
 */
export function createOffenceSearch(
  offences: readonly Offence[],
  recent: readonly string[] = [],
): (query: string) => Offence[] {
  const searchables = offences.map((offence): Searchable => {
    const { name, synonyms } = offence;
    return {
      offence,
      recency: recent.includes(offence.id) ? recent.indexOf(offence.id) : recent.length,
      name: toText([name.fa, name.en, numbering(offence)]),
      synonyms: toText(synonyms),
    };
  });
  return (query) => {
    const words = foldWords(query).filter((word) => !stopWords.has(word));
    if (words.length === 0) return [...offences];
    const scoresOfWords = words.map((word) => scoreAll(word, searchables));
    return searchables
      .map((searchable, index) => ({ searchable, score: sum(scoresOfWords.map((ofWord) => ofWord[index]!)) }))
      .filter(({ score }) => score > 0)
      .toSorted(
        (left, right) =>
          right.score - left.score ||
          left.searchable.recency - right.searchable.recency ||
          left.searchable.offence.order - right.searchable.offence.order,
      )
      .map(({ searchable }) => searchable.offence);
  };
}

/** `spaced` has a space before each word. `compact` has none at all: there «می شود» is found as «میشود». */
const toText = (parts: readonly string[]): SearchText => ({
  spaced: ` ${parts.map(foldText).join(" ")}`,
  compact: parts.map(foldCompact).join(" "),
});

const beginsWord = ({ spaced }: SearchText, word: string): boolean => spaced.includes(` ${word}`);

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

/** What a word says of each offence: the fewer hold it, the more. */
function scoreAll(word: string, searchables: readonly Searchable[]): number[] {
  const plain = searchables.map(({ name, synonyms }) => scoreOfWord(word, name, synonyms));
  const holders = plain.filter((score) => score > 0).length;
  const rarity = Math.log2(1 + searchables.length / Math.max(1, holders));
  return plain.map((score) => score * rarity);
}

function scoreOfWord(word: string, name: SearchText, synonyms: SearchText): number {
  if (beginsWord(name, word)) return scores.name;
  if (beginsWord(synonyms, word)) return scores.synonym;
  if (name.compact.includes(word)) return scores.inName;
  if (synonyms.compact.includes(word)) return scores.inSynonym;
  const stem = word.length >= stemLength ? word.slice(0, -2) : "";
  return stem !== "" && (beginsWord(name, stem) || beginsWord(synonyms, stem)) ? scores.stem : 0;
}

function numbering({ article, clause }: Offence): string {
  const articleText = article === null ? "" : `ماده ${article} article ${article}`;
  return clause === null ? articleText : `${articleText} بند ${clause} clause ${clause} ${article}/${clause}`;
}
