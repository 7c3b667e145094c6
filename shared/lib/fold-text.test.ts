import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldCompact, foldText, foldWords, matchesQuery } from "./fold-text.ts";

describe("foldText", () => {
  it.each([
    ["علي كريمي", "علی کریمی"],
    ["مَدرَسِه", "مدرسه"],
    ["كـــتاب", "کتاب"],
    ["صلاة", "صلاه"],
    ["مؤمن", "مومن"],
    ["رأی", "رای"],
    ["آراء", "ارا"],
    ["خانۀ ما", "خانه ما"],
    ["شعبه ۱۲", "شعبه 12"],
    ["شعبه ١٢", "شعبه 12"],
    ["ﻻله", "لاله"],
    ["هەولێر", "ههولیر"],
    ["کوردستانێ ڕۆژ", "کوردستانی روژ"],
    ["گەڵا", "گهلا"],
    ["Şəhər Ağrı", "seher agri"],
    ["İstanbul", "istanbul"],
    ["URMIA", "urmia"],
    ["«صندوق»، پلمب!", "صندوق پلمب"],
  ])("folds %j as %j", (left, right) => {
    expect(foldText(left)).toBe(foldText(right));
  });

  it("folds what is folded to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
    );
  });

  it("keeps different words apart", () => {
    expect(foldText("سلماس")).not.toBe(foldText("سردشت"));
    expect(foldText("رأی")).not.toBe(foldText("رود"));
  });
});

describe("matchesQuery", () => {
  it("sees through spaces, joiners and the order of words", () => {
    const compact = foldCompact("تأخیر در افتتاح شعبه؛ صورت‌جلسه");
    expect(matchesQuery(compact, "صورتجلسه")).toBe(true);
    expect(matchesQuery(compact, "صورت جلسه")).toBe(true);
    expect(matchesQuery(compact, "شعبه تاخير")).toBe(true);
    expect(matchesQuery(compact, "شعبه تعرفه")).toBe(false);
    expect(matchesQuery(compact, "  ")).toBe(true);
    expect(foldWords("،")).toEqual([]);
  });
});
