import { describe, expect, it } from "vitest";
import { at, branches, name43, storedEntry, type GivenEntry } from "../../tests/support/day-fixtures.ts";
import { findCarrier, listCustody } from "./custody.ts";
import { readStoredEntry } from "./stored-entry.ts";

const unit = branches[0]!.id;
const bundle = (name: string) => ({ sha256: name43(name), sizeBytes: 900 });
const said = (name: string, over: Record<string, unknown> = {}) => ({
  bundle: bundle(name),
  medium: "usb",
  from: { name: "مریم احمدی", contact: "" },
  to: { name: "رضا", contact: "0914" },
  happenedAt: at("16:00"),
  covers: [{ author: name43("tablet"), fromSeq: 3, toSeq: 7 }],
  entryCount: 5,
  evidenceCount: 1,
  ...over,
});
const handed = (name: string, seq: number, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author: "tablet",
  seq,
  type: "custody.handed-over",
  unit,
  subject: name,
  data: said(name),
  claimedAt: at("16:00"),
  ...over,
});
const taken = (name: string, over: Partial<GivenEntry> = {}): GivenEntry =>
  handed(name, 0, {
    author: "desk",
    type: "custody.taken-over",
    data: said(name, { damagedParts: 2 }),
    claimedAt: at("19:00"),
    position: 40,
    receivedAt: at("19:01"),
    ...over,
  });
const list = (...entries: GivenEntry[]) =>
  listCustody(
    entries.map((given) => readStoredEntry(storedEntry(given))),
    "rehearsal",
  );

describe("the way of a bundle", () => {
  it("is on the way when it was handed over, and has arrived when somebody took it over", () => {
    expect(list(handed("a", 8)).map(({ state }) => state)).toEqual(["on-the-way"]);
    const [chain] = list(taken("a"), handed("a", 8));
    expect(chain).toMatchObject({ sha256: name43("a"), state: "arrived", sizeBytes: 900 });
    expect(chain!.steps.map(({ kind, damagedParts }) => [kind, damagedParts])).toEqual([
      ["handed-over", null],
      ["taken-over", 2],
    ]);
  });

  it("is not announced when only its arrival is known", () => {
    expect(list(taken("a")).map(({ state }) => state)).toEqual(["unannounced"]);
  });

  it("is told once however often its entries come, and gains their receipts", () => {
    const received = handed("a", 8, { position: 41, receivedAt: at("19:02") });
    const [chain] = list(handed("a", 8), received, handed("a", 8));
    expect(chain!.steps.map(({ position }) => position)).toEqual([41]);
  });

  it("stands with the newest first, of this mode only", () => {
    const chains = list(
      handed("old", 8, { claimedAt: at("10:00") }),
      handed("new", 9, { claimedAt: at("12:00") }),
      handed("live", 10, { mode: "live" }),
    );
    expect(chains.map(({ sha256 }) => sha256)).toEqual([name43("new"), name43("old")]);
  });

  it("says nothing where its entry cannot be read", () => {
    expect(list(handed("a", 8, { data: null }), handed("b", 9, { data: { medium: "pigeon" } }))).toEqual([]);
  });
});

describe("an entry in a bundle", () => {
  const author = name43("tablet");

  it("is carried from the handing over until the arrival", () => {
    expect(findCarrier(list(handed("a", 8)), { author, seq: 7 })?.sha256).toBe(name43("a"));
    expect(findCarrier(list(handed("a", 8), taken("a")), { author, seq: 7 })).toBeUndefined();
  });

  it("is one that the bundle covers, of that author", () => {
    const chains = list(handed("a", 8));
    for (const place of [
      { author, seq: 2 },
      { author, seq: 8 },
      { author: name43("other"), seq: 5 },
    ]) {
      expect(findCarrier(chains, place)).toBeUndefined();
    }
  });
});
