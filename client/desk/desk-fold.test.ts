import { describe, expect, it } from "vitest";
import { createBoard, foldBoard } from "../../shared/projections/board.ts";
import { saveBoard } from "../../shared/projections/board-snapshot.ts";
import type { CatalogueDocuments } from "../../shared/projections/election-catalogue.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import {
  at,
  branches,
  hourlyFigures,
  province,
  reportData,
  storedEntry,
  violationData,
  type GivenEntry,
} from "../../tests/support/day-fixtures.ts";
import { DeskFold } from "./desk-fold.ts";
import type { DeskState, WorkerMessage } from "./desk-protocol.ts";
import { applyBoard, useDesk } from "./desk-store.ts";

const few = branches.slice(0, 30);
const documents: CatalogueDocuments = {
  election: province.elections[0]!,
  calendar: province.calendar,
  reports: province.reports,
  rules: province.rules,
  offences: province.offences,
  constituencies: province.constituencies,
};

type Placed = StoredEntry & { position: number };
const filed = (index: number, position: number, over: Partial<GivenEntry> = {}): Placed =>
  ({
    ...storedEntry({
      author: `tablet-${index}`,
      seq: 0,
      type: "report.filed",
      unit: few[index]!.id,
      subject: `${few[index]!.id}/R2/h09`,
      data: reportData("R2", "h09", hourlyFigures(10 + index)),
      claimedAt: at("09:05"),
      receivedAt: at("09:06"),
      position,
      ...over,
    }),
    position,
  }) as Placed;

/** A journal in memory, a clock that stands, and timers that run when told. */
function open(kept?: { position: number; state: unknown }) {
  const journal: Placed[] = [];
  const sent: WorkerMessage[] = [];
  const timers: (() => void)[] = [];
  const own: StoredEntry[] = [];
  const saved: { position: number; state: unknown }[] = [];
  let cursor = 0;
  let wallMs = Date.parse(at("09:30"));
  const fold = new DeskFold({
    findSnapshot: () => Promise.resolve(kept),
    saveSnapshot: (position, state) => Promise.resolve(void saved.push({ position, state })),
    saveView: () => Promise.resolve(),
    getPullCursor: () => Promise.resolve(cursor),
    listEntries: (after, upTo, limit) =>
      Promise.resolve(journal.filter(({ position }) => position > after && position <= upTo).slice(0, limit)),
    listOwnCases: () => Promise.resolve(own),
    sha256: (text) => Promise.resolve(`hash of ${text.length}`),
    wallMs: () => wallMs,
    pause: () => Promise.resolve(),
    setTimer: (run) => void timers.push(run),
    send: (message) => {
      sent.push(message);
      if (message.kind === "board") applyBoard(message);
    },
  });
  useDesk.setState({ phase: "opening", rows: [], slots: [] });
  return {
    fold,
    sent,
    saved,
    own,
    receive(...entries: Placed[]) {
      journal.push(...entries);
      cursor = Math.max(cursor, ...entries.map(({ position }) => position));
    },
    /** The log was pulled so far; what stands at its end is outside the desk's scope. */
    pulledTo: (position: number) => void (cursor = position),
    setBack() {
      cursor = 0;
      journal.length = 0;
    },
    setTime: (time: string) => void (wallMs = Date.parse(at(time))),
    runTimers() {
      for (const run of timers.splice(0)) run();
    },
    openCatalogue: (units = few) => fold.handle({ kind: "catalogue", documents, units }),
    state: () => sent.findLast((message) => message.kind === "board")?.state as DeskState,
    cell: (index: number, slot = "R2/h09") => {
      const { rows, slots } = useDesk.getState();
      return rows[index]?.cells[slots.findIndex(({ id }) => id === slot)]?.state;
    },
  };
}

describe("the desk's fold", () => {
  it("asks for the server's board when it has nothing, and shows nothing meanwhile", async () => {
    const desk = open();
    await desk.openCatalogue();
    await desk.fold.follow();
    expect(desk.sent.map(({ kind }) => kind)).toEqual(["want-server-board"]);
  });

  it("has come as far as the server although the last entries are none of its own", async () => {
    const desk = open();
    await desk.openCatalogue();
    const server = createBoard("rehearsal");
    foldBoard(server, [filed(0, 1), filed(1, 2)]);
    server.position = 9;
    await desk.fold.handle({ kind: "server-board", snapshot: saveBoard(server, "") });
    expect(desk.state().source).toBe("server");
    desk.receive(filed(0, 1), filed(1, 2));
    desk.pulledTo(9);
    await desk.fold.follow();
    desk.runTimers();
    expect(desk.state()).toMatchObject({ source: "own", position: 9 });
  });

  it("shows the server's board until its own has come as far", async () => {
    const desk = open();
    await desk.openCatalogue();
    const server = createBoard("rehearsal");
    foldBoard(server, [filed(0, 1), filed(1, 2)]);
    await desk.fold.handle({ kind: "server-board", snapshot: saveBoard(server, "another catalogue") });
    expect(desk.state()).toMatchObject({ source: "server", position: 2, ownPosition: 0 });
    expect([desk.cell(0), desk.cell(1), desk.cell(2)]).toEqual(["on-time", "on-time", "silent"]);

    desk.receive(filed(0, 1));
    await desk.fold.follow();
    desk.runTimers();
    expect(desk.state()).toMatchObject({ source: "server", ownPosition: 1 });

    desk.receive(filed(1, 2), filed(2, 3));
    await desk.fold.follow();
    desk.runTimers();
    expect(desk.state()).toMatchObject({ source: "own", position: 3 });
    expect(desk.cell(2)).toBe("on-time");
  });

  it("asks for the server's board anew while its own is not as far, one question at a time", async () => {
    const desk = open();
    const asked = () => desk.sent.filter(({ kind }) => kind === "want-server-board").length;
    await desk.openCatalogue();
    const server = createBoard("rehearsal");
    foldBoard(server, [filed(0, 1), filed(1, 2)]);
    await desk.fold.handle({ kind: "server-board", snapshot: saveBoard(server, "") });
    desk.fold.tick();
    desk.fold.tick();
    expect(asked()).toBe(2);
    foldBoard(server, [filed(2, 3)]);
    await desk.fold.handle({ kind: "server-board", snapshot: saveBoard(server, "") });
    expect(desk.state()).toMatchObject({ source: "server", position: 3 });
    expect(desk.cell(2)).toBe("on-time");

    desk.receive(filed(0, 1), filed(1, 2), filed(2, 3));
    await desk.fold.follow();
    desk.fold.tick();
    expect(desk.state().source).toBe("own");
    expect(asked()).toBe(2);
  });

  it("shows its own board, however little it holds, when the server's cannot be had", async () => {
    const desk = open();
    await desk.openCatalogue();
    await desk.fold.handle({ kind: "server-board", snapshot: null });
    expect(desk.cell(0)).toBe("silent");
  });

  it("goes on from what it kept, and reads only what came behind it", async () => {
    const board = createBoard("rehearsal");
    foldBoard(board, [filed(0, 1)]);
    const desk = open({ position: 1, state: saveBoard(board, "another catalogue") });
    desk.receive(filed(1, 2));
    await desk.openCatalogue();
    expect(desk.sent[0]).toEqual({ kind: "want-server-board", ownPosition: 1 });
    expect(desk.cell(0)).toBe("on-time");
    await desk.fold.follow();
    desk.runTimers();
    expect([desk.cell(0), desk.cell(1)]).toEqual(["on-time", "on-time"]);
  });

  it("tells of an arrival with the rows that it changed", async () => {
    const desk = open();
    desk.receive(filed(0, 1));
    await desk.openCatalogue();
    await desk.fold.handle({ kind: "server-board", snapshot: null });
    await desk.fold.follow();
    desk.runTimers();
    const before = desk.state().version;
    const rowsBefore = useDesk.getState().rows;
    desk.receive(filed(5, 2));
    await desk.fold.follow();
    desk.runTimers();
    expect(desk.cell(5)).toBe("on-time");
    expect(desk.state().version).toBeGreaterThan(before);
    const { rows } = useDesk.getState();
    expect(rows.flatMap((row, index) => (row === rowsBefore[index] ? [] : [index]))).toEqual([5]);
  });

  it("calls a branch silent once the time is over, by the server's clock", async () => {
    const desk = open();
    desk.setTime("09:20");
    await desk.openCatalogue();
    await desk.fold.handle({ kind: "clock", offsetMs: 10 * 60_000 });
    await desk.fold.handle({ kind: "server-board", snapshot: null });
    expect(desk.cell(0)).toBe("awaited");
    desk.setTime("09:26");
    desk.fold.tick();
    expect(desk.cell(0)).toBe("silent");
  });

  it("folds anew when the server's log was set back", async () => {
    const desk = open();
    desk.receive(filed(0, 1), filed(1, 2));
    await desk.openCatalogue();
    await desk.fold.handle({ kind: "server-board", snapshot: null });
    await desk.fold.follow();
    desk.setBack();
    desk.receive(filed(2, 1));
    await desk.fold.follow();
    desk.runTimers();
    desk.fold.tick();
    expect([desk.cell(0), desk.cell(1), desk.cell(2)]).toEqual(["silent", "silent", "on-time"]);
  });

  it("evaluates the rules behind the first picture, and says how many branches are left", async () => {
    const desk = open();
    const wrong = hourlyFigures(40);
    const figures = { ...wrong, values: { idElectronic: 10, idManual: 0 } };
    desk.receive(
      filed(0, 1, { data: reportData("R2", "h09", figures) }),
      ...few.slice(1, 12).map((_, n) => filed(n + 1, n + 2)),
    );
    await desk.openCatalogue();
    await desk.fold.handle({ kind: "server-board", snapshot: null });
    await desk.fold.follow();
    desk.runTimers();
    expect(desk.state().unchecked).toBe(0);
    const { rows, slots } = useDesk.getState();
    const column = slots.findIndex(({ id }) => id === "R2/h09");
    expect(rows[0]!.cells[column]).toMatchObject({ isMismatchChecked: true, mismatch: "warning" });
    expect(rows[1]!.cells[column]).toMatchObject({ isMismatchChecked: true, mismatch: null });
  });

  it("keeps what it folded for the next start, up to what was pulled", async () => {
    const desk = open();
    desk.receive(filed(0, 1), filed(1, 2));
    await desk.openCatalogue();
    await desk.fold.handle({ kind: "server-board", snapshot: null });
    await desk.fold.follow();
    desk.runTimers();
    await Promise.resolve();
    expect(desk.saved.map(({ position }) => position)).toEqual([2]);
  });

  it("answers questions from what is shown", async () => {
    const desk = open();
    desk.receive(
      filed(0, 1),
      filed(1, 2, { type: "violation.logged", subject: "v1", data: violationData("art66-03") }),
    );
    await desk.openCatalogue();
    await desk.fold.handle({ kind: "server-board", snapshot: null });
    await desk.fold.follow();
    await desk.fold.handle({ kind: "ask", id: 1, name: "violations", question: {} });
    expect(desk.sent.at(-1)).toMatchObject({ kind: "answer", id: 1, answer: [{ subject: "v1" }] });
    await desk.fold.handle({ kind: "ask", id: 2, name: "turnout", question: { units: [few[0]!.id] } });
    expect(desk.sent.at(-1)).toMatchObject({ answer: [{ slot: { id: "R2/h09" }, checks: { total: 10, counted: 1 } }] });
  });
});
