import { type Locale, useLocale } from "./locale.ts";

/** A dictionary's leaves: a sentence, or a function that builds one from typed parameters. */
type Message = string | ((...parameters: never[]) => string);
interface Dictionary {
  readonly [key: string]: Message | Dictionary;
}

/**
 * What a translation must satisfy: the Persian dictionary's keys with the same parameters, in any words. English modules
 * are declared as `export const x: Translation<typeof fa> = {…}`, so that a missing key does not compile.
 */
export type Translation<D extends Dictionary> = {
  readonly [K in keyof D]: D[K] extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : D[K] extends string
      ? string
      : D[K] extends Dictionary
        ? Translation<D[K]>
        : never;
};

export type Bilingual<T> = Readonly<Record<Locale, T>>;

/** Pairs the two languages of one feature. Both travel with the feature, so that switching needs no network. */
export function bilingual<D extends Dictionary>(fa: D & Translation<D>, en: Translation<D>): Bilingual<Translation<D>> {
  return { fa, en };
}

/** The messages of one feature in the language of the moment. */
export function useMessages<T>(messages: Bilingual<T>): T {
  return messages[useLocale()];
}
