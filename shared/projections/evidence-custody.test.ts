import { describe, expect, it } from "vitest";
import { at, branches, name43, storedEntry, violationData } from "../../tests/support/day-fixtures.ts";
import type { EvidenceReference } from "../journal/entry.ts";
import { foldCustody, hasHandled } from "./evidence-custody.ts";
import { readStoredEntry } from "./stored-entry.ts";

const sha256 = name43("photo");
const file = { sha256, sizeBytes: 9, mediaType: "image/jpeg", name: "1.jpg" } as EvidenceReference;
const item = { sha256, kind: "photo", source: "camera", capturedAt: at("09:00"), copyOf: null };
const place = { unit: branches[0]!.id, subject: "v1" };
const logged = readStoredEntry(
  storedEntry({
    ...place,
    author: "tablet",
    seq: 0,
    type: "violation.logged",
    typeVersion: 2,
    officer: "clerk",
    data: violationData("art66-01", { items: [item] }),
    evidence: [file],
    claimedAt: at("09:05"),
    receivedAt: at("11:00"),
    position: 7,
  }),
);
const handled = (seq: number, act: string, position: number | null, over: Record<string, unknown> = {}) =>
  readStoredEntry(
    storedEntry({
      ...place,
      author: "desk",
      seq,
      type: "evidence.handled",
      officer: "urmia",
      data: { sha256, act, to: "", note: "", ...over },
      claimedAt: at("10:00"),
      receivedAt: position === null ? null : at("11:30"),
      position,
    }),
  );
const opened = handled(3, "opened", 9);
const handedOver = handled(4, "handed-over", null, { to: "دادستان", note: "پاکت ۳" });
const ofAnother = handled(5, "opened", 10, { sha256: name43("other") });

describe("the custody of a piece of evidence", () => {
  it("has the file's own arrival where the server's clock puts it, and only if the server told it", () => {
    const actsOf = (arrivedAt: string | null) =>
      foldCustody([handedOver, opened, logged], sha256, arrivedAt).map(({ act }) => act);
    expect(actsOf(at("11:10"))).toEqual(["captured", "named", "logged", "arrived", "opened", "handed-over"]);
    expect(actsOf(at("11:40"))).toEqual(["captured", "named", "logged", "opened", "arrived", "handed-over"]);
    expect(actsOf(null)).not.toContain("arrived");
  });

  it("goes from its capture over the log to the hands it came into, and not by clocks", () => {
    const steps = foldCustody([handedOver, ofAnother, opened, logged], sha256);
    expect(steps.map(({ act, officer, position }) => [act, officer, position])).toEqual([
      ["captured", "clerk", 7],
      ["named", "clerk", 7],
      ["logged", null, 7],
      ["opened", "urmia", 9],
      ["handed-over", "urmia", null],
    ]);
    expect(steps[0]!.at).toBe(at("09:00"));
    expect(steps.at(-1)).toMatchObject({ to: "دادستان", note: "پاکت ۳" });
  });

  it("is the same in whatever order the entries came", () => {
    const entries = [logged, opened, handedOver, ofAnother];
    const wanted = foldCustody(entries, sha256);
    for (const [index] of entries.entries()) {
      const turned = [...entries.slice(index), ...entries.slice(0, index)];
      expect(foldCustody(turned, sha256)).toEqual(wanted);
      expect(foldCustody(turned.toReversed(), sha256)).toEqual(wanted);
    }
  });

  it("tells of a chosen file that it was added, and knows what an officer has recorded", () => {
    const { event } = logged;
    if (event.kind !== "known" || event.type !== "violation.logged") throw new TypeError("not the fixture");
    const data = { ...event.data, items: [{ ...event.data.items[0]!, source: "gallery" as const }] };
    const steps = foldCustody([{ ...logged, event: { ...event, data } }, opened], sha256);
    expect(steps[0]!.act).toBe("added");
    expect(hasHandled(steps, "opened", "urmia")).toBe(true);
    expect(hasHandled(steps, "opened", "khoy")).toBe(false);
    expect(hasHandled(steps, "printed", "urmia")).toBe(false);
  });
});
