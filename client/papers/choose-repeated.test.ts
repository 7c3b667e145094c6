import { expect, it } from "vitest";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import { at, storedEntry, violationData } from "../../tests/support/day-fixtures.ts";
import { chooseRepeated } from "./choose-repeated.ts";

const unit = "WA-URM-0001";
let seq = 0;
const told = (subject: string, type = "violation.logged", data = violationData("art66-01")) =>
  readStoredEntry(
    storedEntry({ author: "a", seq: seq++, type, typeVersion: 1, unit, subject, claimedAt: at("10:00"), data }),
  );
const referral = (addressee: string) =>
  told("main", "case.stepped", { state: "referred", after: [], reason: "دلیل", addressee });

it("of the steps of a case only the newest that refers it to the letter's addressee is repeated", () => {
  const [report, early, late, other] = [
    told("main"),
    referral("prosecutor"),
    referral("prosecutor"),
    referral("executive-board"),
  ];
  const entries = [report, early, late, other];
  expect(chooseRepeated(entries, "main", "prosecutor")).toEqual({ entries: [report, late], leftOut: 0 });
  expect(chooseRepeated(entries, "main", null)).toEqual({ entries: [report], leftOut: 0 });
});

it("a joined report that would be too much for one letter is left out whole, and the letter's own never", () => {
  const joined = (subject: string) =>
    told(subject, "case.joined", { with: { unit, subject: "main" }, after: [], reason: "همان" });
  const large = Array.from({ length: 97 }, () => told("large"));
  const entries = [...large, told("small"), joined("large"), joined("small"), told("main"), referral("prosecutor")];
  const { entries: chosen, leftOut } = chooseRepeated(entries, "main", "prosecutor");
  expect(leftOut).toBe(1);
  expect(chosen).toEqual(entries.slice(97));
});
