import { describe, expect, it } from "vitest";
import { foldCompact } from "../../../shared/lib/fold-text.ts";
import { foldComplaints } from "../../../shared/projections/complaints.ts";
import { readStoredEntry } from "../../../shared/projections/stored-entry.ts";
import { at, branches, catalogue, storedEntry } from "../../../tests/support/day-fixtures.ts";
import { complaints as t } from "../../i18n/fa/complaints.ts";
import { createFormat } from "../../i18n/use-format.ts";
import { complaintRows } from "./complaint-rows.ts";
import { everyComplaint, listComplaints, selectComplaints, type ComplaintFilter } from "./select-complaints.ts";

const branch = branches[0]!;
const unitOf = new Map([[branch.id, branch]]);
const dayMs = 86_400_000;
const start = Date.parse(at("00:00"));
const registration = (subject: string, days: number, over: Record<string, unknown> = {}) =>
  readStoredEntry(
    storedEntry({
      author: subject,
      seq: 0,
      type: "complaint.registered",
      unit: "WA-URM",
      subject,
      claimedAt: at("12:00"),
      data: {
        number: `1394/${subject}`,
        complainant: {
          standing: "citizen",
          name: "نگار",
          surname: "رازدار",
          fatherName: "پدر",
          job: "کشاورز",
          address: "نشانی‌محرمانه",
          phone: "04400000000",
        },
        signatureSeen: true,
        addressee: "guardian-council",
        contest: "majles",
        about: null,
        text: "متن‌محرمانه",
        pages: 1,
        receivedAt: new Date(start + days * dayMs).toISOString(),
        ...over,
      },
    }),
  );

const list = (nowDays: number) =>
  listComplaints(
    foldComplaints([
      registration("1", 1),
      registration("2", 8),
      registration("3", 4, { addressee: "boards", about: branch.id }),
    ]),
    catalogue,
    unitOf,
    start + nowDays * dayMs,
  );
const select = (filter: Partial<ComplaintFilter>) =>
  selectComplaints(
    list(4),
    { ...everyComplaint, ...filter },
    { unitOf, searchText: (unit) => foldCompact(unit.id) },
  ).map(({ complaint }) => complaint.subject);

describe("the list of complaints", () => {
  it("has the newest paper first, each with how it stands to its window", () => {
    expect(list(4).map(({ complaint, window }) => [complaint.subject, window])).toEqual([
      ["2", "after"],
      ["3", "unknown"],
      ["1", "in-time"],
    ]);
  });

  it("says what is overdue: open, with boards whose seven days are over", () => {
    const overdue = (nowDays: number) =>
      list(nowDays).flatMap((each) => (each.isOverdue ? each.complaint.subject : []));
    expect(overdue(7 - 1 / dayMs)).toEqual([]);
    expect(overdue(7)).toEqual(["3"]);
  });

  it("is filtered by window, addressee, state and words", () => {
    expect(select({ window: "after" })).toEqual(["2"]);
    expect(select({ addressee: "boards" })).toEqual(["3"]);
    expect(select({ state: "upheld" })).toEqual([]);
    expect(select({ query: "۱۳۹۴ راز دار" })).toEqual(["2", "3", "1"]);
    expect(select({ query: branch.id })).toEqual(["3"]);
  });

  it("leaves the desk without anything personal unless that is asked for", () => {
    const words = { unitOf, t, format: createFormat("fa", 210) };
    const without = JSON.stringify(complaintRows(list(4), false, words));
    for (const secret of ["نگار", "رازدار", "نشانی‌محرمانه", "0440", "متن‌محرمانه", "کشاورز"]) {
      expect(without).not.toContain(secret);
    }
    const rows = complaintRows(list(4), true, words);
    expect(JSON.stringify(rows)).toContain("نشانی‌محرمانه");
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  });
});
