import { describe, expect, it } from "vitest";
import { province } from "../../tests/support/day-fixtures.ts";
import { catalogueText } from "./catalogue-key.ts";
import type { CatalogueDocuments } from "./election-catalogue.ts";

const documents: CatalogueDocuments = {
  election: province.elections[0]!,
  calendar: [],
  reports: province.reports,
  rules: province.rules,
  offences: province.offences,
  constituencies: province.constituencies,
};

describe("the name of a catalogue", () => {
  it("is the same in whatever order documents and their properties are kept", () => {
    const turned = province.rules.map((rule) => Object.fromEntries(Object.entries(rule).toReversed()));
    const other = { ...documents, rules: turned.toReversed() as unknown as CatalogueDocuments["rules"] };
    expect(catalogueText(other)).toBe(catalogueText(documents));
  });

  it("differs as soon as one of them says something else", () => {
    const [first, ...rest] = province.rules;
    const other = { ...documents, rules: [{ ...first!, severity: "info" as const }, ...rest] };
    expect(catalogueText(other)).not.toBe(catalogueText(documents));
  });
});
