import { describe, expect, it } from "vitest";
import type { ReadEntry } from "../../shared/projections/stored-entry.ts";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import { paperLines } from "../../shared/papers/paper.ts";
import {
  at,
  branches,
  catalogue,
  name43,
  province,
  storedEntry,
  type GivenEntry,
} from "../../tests/support/day-fixtures.ts";
import { papers as en } from "../i18n/en/papers.ts";
import { papers as fa } from "../i18n/fa/papers.ts";
import { createFormat } from "../i18n/use-format.ts";
import { buildPaper, type PaperSource } from "./build-paper.ts";
import type { PaperContext } from "./paper-context.ts";

const branch = branches[0]!;
const units = new Map(province.units.map((unit) => [unit.id, unit]));
const contextIn = (locale: "fa" | "en"): PaperContext => ({
  t: locale === "fa" ? fa : en,
  format: createFormat(locale, 210),
  catalogue,
  unitOf: (id) => units.get(id),
  nameOf: (officer) => officer,
});

const entry = (given: Partial<GivenEntry> & Pick<GivenEntry, "type" | "data">): ReadEntry =>
  readStoredEntry(
    storedEntry({
      author: "tablet",
      seq: 0,
      unit: branch.id,
      subject: "s",
      claimedAt: at("10:00"),
      receivedAt: at("10:01"),
      position: 7,
      ...given,
    }),
  );

const file = (name: string) => ({ sha256: name43(name) as never, sizeBytes: 1000, mediaType: "image/jpeg", name });
const violation = (over: Record<string, unknown> = {}, given: Partial<GivenEntry> = {}) =>
  entry({
    type: "violation.logged",
    typeVersion: 2,
    evidence: [file("whole.jpg"), file("small.jpg")],
    data: {
      offence: "art66-14",
      description: "پلمب پاره بود",
      occurredAt: null,
      place: "",
      people: [{ role: "observer", note: "" }],
      actionTaken: "",
      position: null,
      items: [
        { sha256: name43("whole.jpg"), kind: "scan", source: "gallery", capturedAt: null, copyOf: null },
        { sha256: name43("small.jpg"), kind: "scan", source: "camera", capturedAt: null, copyOf: name43("whole.jpg") },
      ],
      witnesses: [],
      numbers: [],
      ...over,
    },
    ...given,
  });

const counted = (contests: Record<string, unknown>, given: Partial<GivenEntry> = {}) =>
  entry({
    type: "report.filed",
    subject: `${branch.id}/R7/main`,
    data: { report: "R7", slot: "main", values: {}, contests, findings: [] },
    ...given,
  });
const figures = {
  papersInBox: 500,
  invalidNotCounted: 3,
  invalidCounted: 17,
  valid: 480,
  candidates: [{ code: "11", name: "الف", votes: 480 }],
  refusals: [],
};

function lines(
  kind: PaperSource["kind"],
  entries: readonly ReadEntry[],
  over: Partial<PaperSource> = {},
  locale: "fa" | "en" = "fa",
) {
  const source = {
    kind,
    subject: "s",
    office: "WA-URM",
    addressee: null,
    number: "1394/5",
    officer: "o",
    at: at("11:00"),
    entries,
  };
  const paper = buildPaper({ ...source, ...over }, contextIn(locale));
  return paper === null ? null : paperLines(paper);
}

describe("a paper from entries", () => {
  it("is the same each time from the same entries", () => {
    expect(lines("violation-report", [violation()])).toEqual(lines("violation-report", [violation()]));
  });

  it("lists the evidence once, and no small copy that travelled first", () => {
    const text = lines("violation-report", [violation()])!.join("\n");
    expect(text).toContain("whole.jpg");
    expect(text).not.toContain("small.jpg");
    expect(text).toContain(fa.violation.fromGallery(fa.violation.itemKinds.scan));
  });

  it("shows each account where two amended a report apart", () => {
    const amend = (author: string, description: string) =>
      violation(
        { description, amends: { author: name43("tablet"), seq: 0 }, reason: "دلیل" },
        { type: "violation.amended", author, position: author === "b" ? 8 : 9 },
      );
    const text = lines("violation-report", [violation(), amend("b", "روایت یکم"), amend("c", "روایت دوم")])!;
    expect(text).toContain(fa.violation.differing);
    expect(text).toContain("روایت یکم");
    expect(text).toContain("روایت دوم");
    expect(text).not.toContain("پلمب پاره بود");
  });

  it("is no letter without an addressee, and repeats why the case was referred", () => {
    const step = entry({
      type: "case.stepped",
      author: "desk",
      data: { state: "referred", after: [], reason: "جرم مشهود", addressee: "prosecutor" },
    });
    expect(lines("referral-letter", [violation(), step])).toBeNull();
    const letter = lines("referral-letter", [violation(), step], { addressee: "prosecutor" })!;
    expect(letter).toContain("جرم مشهود");
    expect(letter.some((line) => line.startsWith(fa.letter.addressees.prosecutor))).toBe(true);
    expect(letter).toContain(fa.letter.attachments(1));
  });

  it("lists in a letter the reports that are joined with its own, and the evidence of all of them", () => {
    const [, other] = branches;
    const step = entry({
      type: "case.stepped",
      author: "desk",
      data: { state: "referred", after: [], reason: "یک رویداد", addressee: "prosecutor" },
    });
    const second = violation(
      { offence: "art66-01", occurredAt: at("09:30"), items: [], description: "شرح گزارش دوم" },
      { author: "other", unit: other!.id, subject: "second-report", evidence: [file("second.jpg")], position: 9 },
    );
    const join = (subject: string, position: number) =>
      entry({
        type: "case.joined",
        author: "desk",
        seq: position,
        position,
        data: { with: { unit: other!.id, subject }, after: [], reason: "همان" },
      });
    const entries = [violation(), second, join("second-report", 10), join("report-elsewhere", 11), step];
    const letter = lines("referral-letter", entries, { addressee: "prosecutor" })!;
    const text = letter.join("\n");
    const offence = catalogue.offenceOf.get("art66-01")!.name.fa;
    expect(letter).toContain(fa.letter.joined.intro(3));
    expect(letter.find((line) => line.includes(`${other!.id}/second-r`))).toMatch(new RegExp(`^۲ .*${offence}.*۹:۳۰`));
    expect(letter.find((line) => line.includes(`${other!.id}/report-e`))).toContain(fa.letter.joined.notRepeated);
    expect(letter.find((line) => line.includes("whole.jpg"))).toMatch(/^۱ \| ۱ \|/);
    expect(letter.find((line) => line.includes("second.jpg"))).toMatch(/^۲ \| ۲ \|/);
    expect(letter).toContain(fa.letter.attachments(2));
    expect(text).not.toContain("شرح گزارش دوم");
  });

  it("says the same in a letter of a single report, whether or not joins are told", () => {
    const report = lines("violation-report", [violation()])!;
    const letter = lines("referral-letter", [violation()], { addressee: "prosecutor" })!;
    expect(letter.filter((line) => line.includes("whole.jpg"))).toEqual(
      report.filter((line) => line.includes("whole.jpg")),
    );
    expect(letter).not.toContain(fa.letter.joined.heading);
  });

  it("has the count's figures of each contest, those that follow from them, and an empty place for refusals", () => {
    const minutes = lines("count-minutes", [counted({ majles: figures, experts: { ...figures, papersInBox: 510 } })])!;
    expect(minutes).toContain("آراء مأخوذه: ۴۹۷");
    expect(minutes).toContain("آراء مأخوذه: ۵۰۷");
    expect(minutes).toContain("11 | الف | ۴۸۰");
    expect(minutes).toContain(fa.none);
    expect(minutes).toContain(`${fa.minutes.refusal}: ${fa.minutes.refusalNote}`);
  });

  it("tells who signed the count on the tablet and who refused, with the reason", () => {
    const filed = counted({ majles: figures });
    const { author, seq, payloadHash } = filed.header;
    const refused = entry({
      type: "count.signed",
      author: "second",
      officer: "agent-of",
      data: { about: { author, seq, payloadHash }, verdict: "refused", reason: "رقم درست نیست" },
    });
    expect(lines("count-minutes", [filed, refused])).toContain(
      `agent-of | ${fa.minutes.verdicts.refused} | رقم درست نیست`,
    );
  });

  it("is nothing from entries that cannot be read, or that are about something else", () => {
    expect(lines("violation-report", [violation({}, { data: null })])).toBeNull();
    expect(lines("opening-minutes", [counted({ majles: figures })])).toBeNull();
    expect(lines("complaint-receipt", [violation()])).toBeNull();
    expect(lines("count-minutes", [])).toBeNull();
  });

  it("names no more of a complainant than whose complaint it is", () => {
    const complaint = entry({
      type: "complaint.registered",
      unit: "WA-URM",
      data: {
        number: "1394/5",
        complainant: {
          standing: "citizen",
          name: "نام",
          surname: "خانوادگی",
          fatherName: "پدرمحرمانه",
          job: "شغل‌محرمانه",
          address: "نشانی‌محرمانه",
          phone: "0440",
        },
        signatureSeen: false,
        addressee: "boards",
        contest: "both",
        about: branch.id,
        text: "متن‌محرمانه",
        pages: 3,
        receivedAt: at("12:00"),
      },
    });
    const receipt = lines("complaint-receipt", [complaint])!.join("\n");
    expect(receipt).toContain("نام خانوادگی");
    expect(receipt).toContain("۱۳۹۴/۵");
    expect(receipt).toContain(fa.receipt.signatureNotSeen);
    for (const secret of ["پدرمحرمانه", "شغل‌محرمانه", "نشانی‌محرمانه", "0440", "متن‌محرمانه"]) {
      expect(receipt.includes(secret), secret).toBe(false);
    }
    expect(lines("complaint-receipt", [complaint], {}, "en")!.join("\n")).toContain("by the end of 13 Esfand 1394");
  });
});
