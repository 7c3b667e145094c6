import { describe, expect, it } from "vitest";
import { sha256 } from "../../tests/support/node-crypto.ts";
import { hashPaper, paperLines, type Paper } from "./paper.ts";

const paper: Paper = {
  kind: "count-minutes",
  sender: "شعبهٔ ۱",
  number: "WA-URM-0001/R7",
  date: "۷ اسفند ۱۳۹۴",
  title: "صورتجلسهٔ شمارش آرا",
  addressee: null,
  parts: [
    { kind: "facts", heading: "شعبه", facts: [{ label: "کد", value: "WA-URM-0001" }] },
    { kind: "text", heading: "توضیحات", text: "برق رفت.\n  شمارش دوباره شد. " },
    { kind: "table", heading: "مجلس", columns: ["نامزد", "رأی"], figures: [1], rows: [["الف", "۱۲"]], none: "نیست" },
    { kind: "table", heading: "خودداری", columns: ["سمت"], figures: [], rows: [], none: "کسی خودداری نکرد" },
    { kind: "signatures", heading: "امضاها", places: [{ role: "رئیس شعبه", note: "" }] },
  ],
  closing: "این برگه داوری نمی‌کند.",
};

const hash = (of: Paper) => hashPaper(of, sha256);

describe("a paper's text", () => {
  it("P2 is every line that is printed, in order, and no empty one", () => {
    expect(paperLines(paper)).toEqual([
      "count-minutes",
      "شعبهٔ ۱",
      "WA-URM-0001/R7",
      "۷ اسفند ۱۳۹۴",
      "صورتجلسهٔ شمارش آرا",
      "شعبه",
      "کد: WA-URM-0001",
      "توضیحات",
      "برق رفت. شمارش دوباره شد.",
      "مجلس",
      "نامزد | رأی",
      "الف | ۱۲",
      "خودداری",
      "کسی خودداری نکرد",
      "امضاها",
      "رئیس شعبه:",
      "این برگه داوری نمی‌کند.",
    ]);
  });

  it("P2 what paper cannot show does not change the hash", async () => {
    const same = { ...paper, sender: "\u2067شعبهٔ  ۱\u2069\u00A0", title: "صورتجلسهٔ\nشمارش آرا" };
    expect(await hash(same)).toBe(await hash(paper));
  });

  it("P3 one figure, a joiner or the number changes it", async () => {
    const figures: Paper = {
      ...paper,
      parts: paper.parts.map((part) => (part.kind === "table" ? { ...part, rows: [["الف", "۲۱"]] } : part)),
    };
    const hashes = await Promise.all([
      hash(paper),
      hash(figures),
      hash({ ...paper, closing: "این برگه داوری نمیکند." }),
      hash({ ...paper, number: "WA-URM-0001/R1" }),
    ]);
    expect(new Set(hashes).size).toBe(4);
  });

  it("P3 is what anybody computes with a tool of their own", async () => {
    const expected = sha256(paperLines(paper).join("\n")).toString("base64url");
    expect(await hash(paper)).toBe(expected);
  });
});
