import { describe, expect, it } from "vitest";
import {
  at,
  branches,
  catalogue,
  name43,
  storedEntry,
  violationData,
  type GivenEntry,
} from "../../tests/support/day-fixtures.ts";
import { createBoard, foldBoard } from "./board.ts";
import { listViolations } from "./violations.ts";

const [unit, neighbour] = [branches[0]!, branches[1]!];
const logged = (author: string, seq: number, subject: string, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author,
  seq,
  type: "violation.logged",
  unit: unit.id,
  subject,
  data: violationData("art66-03"),
  claimedAt: at("09:45"),
  ...over,
});
const amended = (author: string, seq: number, offence: string, over: Partial<GivenEntry> = {}) =>
  logged(author, seq, "v1", {
    type: "violation.amended",
    data: { ...violationData(offence), amends: { author: name43("a"), seq: 0 }, reason: "" },
    ...over,
  });

function list(...entries: GivenEntry[]) {
  const board = createBoard("rehearsal");
  foldBoard(board, entries.map(storedEntry));
  return listViolations(board, [unit, neighbour], catalogue);
}

describe("the list of violations", () => {
  it("has those of the scope, what is not yet sent first, then the newest of the server's log", () => {
    const violations = list(
      logged("a", 0, "v1", { position: 4, receivedAt: at("09:50") }),
      logged("b", 0, "v2", { position: 9, receivedAt: at("09:50"), unit: neighbour.id }),
      logged("c", 0, "v3"),
      logged("d", 0, "v4", { position: 10, receivedAt: at("09:50"), unit: branches[2]!.id }),
    );
    expect(violations.map(({ subject }) => subject)).toEqual(["v3", "v2", "v1"]);
    expect(violations[2]).toMatchObject({ unit: unit.id, state: "logged", offences: ["art66-03"], severity: "high" });
  });

  it("keeps two amendments made apart, with the worst severity and nothing decided between them", () => {
    const [violation] = list(
      logged("a", 0, "v1"),
      amended("a", 1, "art66-07"),
      amended("b", 0, "art66-09", { data: { ...amended("b", 0, "art66-09").data, occurredAt: at("10:00") } }),
    );
    expect(violation).toMatchObject({
      state: "amended",
      offences: ["art66-07", "art66-09"],
      severity: "critical",
      occurredAt: null,
    });
    expect(violation!.heads).toHaveLength(2);
  });

  it("says that one cannot be read", () => {
    expect(list(logged("a", 0, "v1", { data: null }))).toMatchObject([
      { state: "unreadable", offences: [], severity: null },
    ]);
  });

  it("gives no severity to an offence that is not in the catalogue", () => {
    expect(list(logged("a", 0, "v1", { data: violationData("art99-01") }))).toMatchObject([{ severity: null }]);
  });

  it("shows a wrong clock", () => {
    const wrong = logged("a", 0, "v1", { position: 1, receivedAt: at("10:00"), claimedAt: at("23:00") });
    expect(list(wrong)[0]!.time).toMatchObject({
      clock: "contradicted",
      claimedAt: at("23:00"),
      provenBefore: at("10:00"),
    });
  });
});
