import { expect, it } from "vitest";
import { instantOf } from "../../../shared/catalogue/election-time.ts";
import { westAzerbaijanElection } from "../../../shared/catalogue/province/election.ts";
import { extensionForm } from "./prefill.ts";

const election = westAzerbaijanElection("2016-02-26");
const end = (constituency: string | null, contest: "majles" | "experts" | null, minute: number) => ({
  constituency,
  contest,
  at: instantOf(election, minute),
});
const answers = (...ends: ReturnType<typeof end>[]) =>
  extensionForm({ orderNo: "12/3", ends }, election, { constituency: "majles-urmia" }).answers;

it("an order's number and the ends of the branch's own constituency stand in the form", () => {
  expect(
    answers(
      end("majles-urmia", "majles", 21 * 60),
      end("majles-urmia", "experts", 22 * 60),
      end("majles-khoy", null, 1410),
    ),
  ).toEqual({ orderNo: "12/3", "majles/newClosing": "21:00", "experts/newClosing": "22:00" });
});

it("the latest of several ends stands, and one past midnight as a clock shows it", () => {
  expect(answers(end(null, null, 21 * 60), end("majles-urmia", "majles", 24 * 60 + 15))).toEqual({
    orderNo: "12/3",
    "majles/newClosing": "00:15",
    "experts/newClosing": "21:00",
  });
});

it("an election that the order leaves out is left to the officer", () => {
  expect(answers(end(null, "experts", 21 * 60))).toEqual({ orderNo: "12/3", "experts/newClosing": "21:00" });
});
