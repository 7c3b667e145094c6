import type { CatalogueDocuments } from "./election-catalogue.ts";

/**
 * The text by whose hash (SHA-256, base64url) a board's snapshot names the documents it was folded with. The same documents
 * give the same text, in whatever order they and their properties are kept.
 */
export function catalogueText(documents: CatalogueDocuments): string {
  const { election, calendar, reports, rules, offences, constituencies } = documents;
  const collections = [calendar, reports, rules, offences, constituencies].map((kept) =>
    kept.toSorted((left, right) => (left.id < right.id ? -1 : 1)),
  );
  return JSON.stringify([election, ...collections], sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
