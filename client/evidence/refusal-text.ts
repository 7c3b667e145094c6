import type { tablet } from "../i18n/fa/tablet.ts";

export type PhotoWords = (typeof tablet)["photos"];

/** Why the server did not take a file, from the problem that its row names; in general words where it names none that is known. */
export function refusalText(problem: string | null, words: PhotoWords): string {
  const { refusedFor } = words;
  return problem !== null && Object.hasOwn(refusedFor, problem)
    ? refusedFor[problem as keyof typeof refusedFor]
    : words.refused;
}
