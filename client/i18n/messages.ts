import { type Locale, useLocale, useLocaleStore } from "./locale.ts";

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

/** One feature's messages: Persian travels with the feature, English comes when somebody chooses it. */
export interface Bilingual<T> {
  readonly fa: T;
  /** Undefined until it is loaded. */
  readonly en: T | undefined;
  /** Rejects if the file is neither on this device nor within reach. */
  loadEnglish(): Promise<T>;
}

const all = new Set<Bilingual<unknown>>();

/** Pairs the two languages of one feature. The service worker keeps both, so that switching needs no network. */
export function bilingual<D extends Dictionary>(
  fa: D & Translation<D>,
  importEnglish: () => Promise<Translation<D>>,
): Bilingual<Translation<D>> {
  let en: Translation<D> | undefined;
  let loading: Promise<Translation<D>> | undefined;
  const messages: Bilingual<Translation<D>> = {
    fa,
    get en() {
      return en;
    },
    loadEnglish() {
      loading ??= importEnglish().then(
        (loaded) => (en = loaded),
        (error: unknown) => {
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
  };
  all.add(messages);
  return messages;
}

/** Everything that is on the page so far, in the language. Rejects as `loadEnglish` does; the language then stays what it was. */
export async function chooseLocale(locale: Locale): Promise<void> {
  if (locale === "en") await loadEnglish();
  useLocaleStore.getState().setLocale(locale);
}

/** Of every feature that has been loaded, those included that come while this one waits. */
export async function loadEnglish(): Promise<void> {
  let known;
  do {
    known = all.size;
    await Promise.all([...all].map((messages) => messages.loadEnglish()));
  } while (all.size !== known);
}

/** The messages of one feature in a language; Persian where the English ones cannot be had. */
export const messagesIn = <T>(locale: Locale, messages: Bilingual<T>): T =>
  locale === "en" ? (messages.en ?? messages.fa) : messages.fa;

/** The same in the language of the moment. */
export const useMessages = <T>(messages: Bilingual<T>): T => messagesIn(useLocale(), messages);
