import { describe, expect, it } from "vitest";
import { at, branches, name43, storedEntry, type GivenEntry } from "../../tests/support/day-fixtures.ts";
import { saveBoard, findBoard } from "./board-snapshot.ts";
import { createBoard, foldBoard } from "./board.ts";
import { listSealedReports } from "./sealed-reports.ts";

const [unit, neighbour] = [branches[0]!, branches[1]!];
const sealed = (author: string, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author,
  seq: 0,
  type: "violation.sealed",
  unit: unit.id,
  subject: `s-${author}`,
  data: { box: "AAAA" },
  claimedAt: at("09:45"),
  ...over,
});

function boardOf(...entries: GivenEntry[]) {
  const board = createBoard("rehearsal");
  foldBoard(board, entries.map(storedEntry));
  return board;
}

describe("the list of sealed reports", () => {
  it("has those of the scope, the newest of the server's log first, whatever their content", () => {
    const board = boardOf(
      sealed("old", { position: 1, receivedAt: at("09:50") }),
      sealed("new", { position: 2, receivedAt: at("09:55"), data: null }),
      sealed("elsewhere", { position: 3, receivedAt: at("09:56"), unit: neighbour.id }),
    );
    const list = listSealedReports(board, [unit]);
    expect(list.map(({ subject }) => subject)).toEqual(["s-new", "s-old"]);
    expect(list[1]).toMatchObject({ author: name43("old"), officer: "officer-of-old", unit: unit.id });
    expect(JSON.stringify(list)).not.toContain("AAAA");
  });

  it("tells where an entry stands once the server has it, in any order and any number of times", () => {
    const own = sealed("a");
    const received = sealed("a", { position: 7, receivedAt: at("09:50") });
    const list = listSealedReports(boardOf(received), [unit]);
    for (const entries of [
      [own, received],
      [received, own],
      [own, received, received],
    ]) {
      expect(listSealedReports(boardOf(...entries), [unit])).toEqual(list);
    }
  });

  it("comes back from a snapshot", () => {
    const board = boardOf(sealed("a", { position: 7, receivedAt: at("09:50") }));
    const found = findBoard(JSON.parse(JSON.stringify(saveBoard(board, "key"))), "rehearsal", "key");
    expect(listSealedReports(found!, [unit])).toEqual(listSealedReports(board, [unit]));
  });
});
