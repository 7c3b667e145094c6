import { describe, expect, it } from "vitest";
import { readSealedContent, writeSealedContent } from "./sealed-content.ts";
import type { ViolationLogged } from "./violation.ts";

const content: ViolationLogged = {
  offence: "art66-12",
  description: "منشی به رأی‌دهندگان می‌گفت به چه کسی رأی دهند",
  occurredAt: null,
  place: "",
  people: [{ role: "secretary", note: "" }],
  actionTaken: "",
  position: null,
  items: [],
  witnesses: [{ name: "", role: "voter", text: "شنیدم", signature: null }],
  numbers: [],
};
const older = {
  offence: "art66-12",
  description: "",
  occurredAt: null,
  place: "",
  people: [],
  actionTaken: "",
  position: null,
};

describe("the content of a sealed report", () => {
  it("is read as it was written, filled up with blanks or not", () => {
    const text = writeSealedContent(content);
    expect(readSealedContent(text)).toEqual(content);
    expect(readSealedContent(text.padEnd(4096))).toEqual(content);
  });

  it("of an older version is read as one of today's", () => {
    expect(readSealedContent(JSON.stringify({ typeVersion: 1, data: older }))).toEqual({
      ...older,
      items: [],
      witnesses: [],
      numbers: [],
    });
  });

  it("of a newer version says so, and anything else is no report", () => {
    expect(readSealedContent(JSON.stringify({ typeVersion: 99, data: older }))).toBe("newer");
    for (const text of ["", "{", "null", "[]", "{}", '{"typeVersion":2,"data":{}}', '{"typeVersion":0,"data":{}}'])
      expect([text, readSealedContent(text)]).toEqual([text, "unreadable"]);
  });

  it("names no files, whoever wrote it", () => {
    const item = { sha256: "A".repeat(43), kind: "photo", source: "camera", capturedAt: null, copyOf: null } as const;
    expect(readSealedContent(writeSealedContent({ ...content, items: [item] }))).toEqual(content);
  });
});
