import { describe, expect, it } from "vitest";
import { evaluateRules, seatsOf, type Finding } from "../../shared/catalogue/evaluate-rules.ts";
import { dayFacts, type BranchFiling } from "../../shared/catalogue/rule-context.ts";
import { eventTypes } from "../../shared/events/event.ts";
import { createRandom } from "../../shared/lib/random.ts";
import { Check } from "typebox/value";
import { branches, catalogue, province } from "../../tests/support/day-fixtures.ts";
import { branchDay, type Filing } from "./branch-day.ts";

const sample = Array.from({ length: 40 }, (_, index) => branches[index * 49]!);
const dayOf = (index: number): Filing[] => branchDay(sample[index]!, 3, catalogue, createRandom(`branch day ${index}`));

function brokenRules(index: number): Finding[] {
  const unit = sample[index]!;
  const filings: BranchFiling[] = dayOf(index)
    .filter(({ event }) => event.type === "report.filed")
    .map(({ event, claimedAt }) => ({
      ...(event.data as unknown as BranchFiling),
      subject: event.subject,
      filedAt: claimedAt,
    }));
  return filings.flatMap((form) => {
    const facts = dayFacts({ ...catalogue, unit, filings }, form);
    const { contests } = catalogue.election;
    const seats = seatsOf(province.constituencies, unit);
    return evaluateRules(catalogue.reportOf.get(form.report)!, catalogue.rules, form, facts, contests, seats);
  });
}

describe("a branch's day of the demonstration", () => {
  it("is the same for the same seed", () => {
    expect(dayOf(3)).toEqual(dayOf(3));
    expect(dayOf(3)).not.toEqual(dayOf(4));
  });

  it("files events that this build knows, by their schemas", () => {
    for (let index = 0; index < sample.length; index++) {
      for (const { event } of dayOf(index)) {
        const { schema } = eventTypes[event.type as keyof typeof eventTypes];
        expect(Check(schema, event.data), JSON.stringify(event.data)).toBe(true);
      }
    }
  });

  it("keeps a log's entries in the order in which they are received", () => {
    for (let index = 0; index < sample.length; index++) {
      const received = dayOf(index).flatMap(({ receivedAt }) => receivedAt ?? []);
      expect(received).toEqual(received.toSorted());
    }
  });

  it("gives figures most of which agree, and some that do not", () => {
    const findings = sample.flatMap((_, index) => brokenRules(index));
    const broken = findings.filter(({ outcome, severity }) => outcome === "broken" && severity !== "info");
    expect(findings.filter(({ outcome }) => outcome === "holds").length).toBeGreaterThan(2000);
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.length / findings.length).toBeLessThan(0.03);
  });
});
