import { describe, expect, it } from "vitest";
import type { EntryMark } from "../../tablet/branch-entries.ts";
import { findItemSubject, ownItems } from "./own-items.ts";

const mark = (seq: number, state: EntryMark["state"], position: number | null = null, author = "me") =>
  ({ author, seq, state, position }) as EntryMark;
const seqs = (marks: readonly EntryMark[]) => marks.map(({ seq }) => seq);

describe("own items", () => {
  it("are each in one state: waiting in the order of sending, received with the newest receipt first", () => {
    const marks = [
      mark(4, "on-tablet"),
      mark(0, "received", 70),
      mark(1, "received", 95),
      mark(3, "on-tablet"),
      mark(2, "needs-you"),
      mark(9, "received", 99, "another tablet"),
    ];
    const { waiting, refused, received } = ownItems(marks, "me");
    expect([seqs(waiting), seqs(refused), seqs(received)]).toEqual([[3, 4], [2], [1, 0]]);
  });
});

describe("the subject of an item", () => {
  const day = {
    reports: [{ subject: "WA-URM-0001/R2/h09", report: "R2", slot: "h09" }],
    violations: [{ subject: "v", offences: ["art66-01"] }],
  } as never;

  it("is the report that the day has", () => {
    expect(findItemSubject({ type: "report.corrected", subject: "WA-URM-0001/R2/h09" }, day)).toEqual({
      kind: "report",
      report: "R2",
      slot: "h09",
      corrected: true,
    });
  });

  it("is a violation, also one whose offence cannot be read", () => {
    const found = (subject: string) => findItemSubject({ type: "violation.logged", subject }, day);
    expect(found("v")).toEqual({ kind: "violation", offences: ["art66-01"], amended: false });
    expect(found("w")).toEqual({ kind: "violation", offences: [], amended: false });
  });

  it("is a report that this tablet cannot read", () => {
    expect(findItemSubject({ type: "violation.sealed", subject: "s" }, day)).toEqual({ kind: "sealed" });
  });

  it("is the handing of a bundle", () => {
    const found = (type: string) => findItemSubject({ type, subject: "sha" }, day);
    expect(found("custody.handed-over")).toEqual({ kind: "custody", handedOver: true });
    expect(found("case.answered")).toEqual({ kind: "answer" });
    expect(found("custody.taken-over")).toEqual({ kind: "custody", handedOver: false });
  });

  it("is not known of a newer build's type, nor of a report that cannot be placed", () => {
    expect(findItemSubject({ type: "complaint.lodged", subject: "c" }, day)).toBeUndefined();
    expect(findItemSubject({ type: "report.filed", subject: "elsewhere" }, day)).toBeUndefined();
  });
});
