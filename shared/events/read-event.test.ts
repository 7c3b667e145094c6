import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { name43, reportData, violationData } from "../../tests/support/day-fixtures.ts";
import { eventTypes } from "./event.ts";
import { createEventReader, readEvent } from "./read-event.ts";

const salt = "abcdefghijklmnopqrstuA";
const payloadOf = (data: unknown, more: object = {}) => JSON.stringify({ salt, data, evidence: [], ...more });
const correction = { corrects: { author: name43("a"), seq: 0 }, reason: "شمارش دوباره" };
const amendment = { amends: { author: name43("a"), seq: 0 }, reason: "" };

describe("reading an event", () => {
  it.each([
    ["report.filed", reportData("R2", "h09", { values: { idElectronic: 12 } })],
    ["report.corrected", { ...reportData("R2", "h09"), ...correction }],
    ["violation.logged", violationData("art66-03")],
    ["violation.amended", { ...violationData("art66-03"), ...amendment }],
  ])("knows %s", (type, data) => {
    expect(Object.keys(eventTypes)).toContain(type);
    const evidence = [{ sha256: name43("photo"), sizeBytes: 1, mediaType: "image/jpeg", name: "1.jpg" }];
    expect(readEvent({ type, typeVersion: 1 }, payloadOf(data, { evidence }))).toEqual({
      kind: "known",
      type,
      data,
      evidence,
    });
  });

  it("keeps a type and a version of a newer build apart, whatever their payload is", () => {
    for (const text of [payloadOf({}), "no JSON", null]) {
      expect(readEvent({ type: "case.opened", typeVersion: 1 }, text)).toEqual({
        kind: "unknown-type",
        type: "case.opened",
        typeVersion: 1,
      });
      expect(readEvent({ type: "report.filed", typeVersion: 2 }, text).kind).toBe("unknown-type");
    }
    expect(readEvent({ type: "toString", typeVersion: 1 }, payloadOf({})).kind).toBe("unknown-type");
  });

  it("says that a payload was redacted", () => {
    expect(readEvent({ type: "report.filed", typeVersion: 1 }, null)).toEqual({
      kind: "redacted",
      type: "report.filed",
    });
  });

  it.each([
    ["text that is no JSON", "{"],
    ["no payload", JSON.stringify(reportData("R1", "main"))],
    ["a field of another kind", payloadOf({ ...reportData("R1", "main"), slot: 9 })],
    ["an infinite figure", payloadOf(reportData("R1", "main", { values: { votes: 1 } })).replace(":1}", ":1e999}")],
    ["a report code that is none", payloadOf({ ...reportData("R1", "main"), report: "X1" })],
    ["the data of another type", payloadOf(violationData("art66-03"))],
  ])("interprets nothing of %s", (_, text) => {
    expect(readEvent({ type: "report.filed", typeVersion: 1 }, text)).toEqual({
      kind: "unreadable",
      type: "report.filed",
    });
  });
});

describe("old versions", () => {
  const read = createEventReader({
    "task.done": {
      version: 3,
      schema: Type.Object({ minutes: Type.Integer(), by: Type.String() }),
      upcasters: [
        ({ hours, ...rest }) => ({ ...rest, minutes: (hours as number) * 60 }),
        ({ officer, ...rest }) => ({ ...rest, by: (officer as string).toLowerCase() }),
      ],
    },
  });
  const readVersion = (typeVersion: number, data: unknown) => read({ type: "task.done", typeVersion }, payloadOf(data));

  it("are read step by step as the newest", () => {
    const data = { minutes: 120, by: "rahimi" };
    expect(readVersion(1, { hours: 2, officer: "Rahimi" })).toMatchObject({ kind: "known", data });
    expect(readVersion(2, { minutes: 120, officer: "Rahimi" })).toMatchObject({ kind: "known", data });
    expect(readVersion(3, data)).toMatchObject({ kind: "known", data });
  });

  it("are unreadable if they are not what their version says", () => {
    expect(readVersion(1, { minutes: 120, by: "rahimi" })).toEqual({ kind: "unreadable", type: "task.done" });
    expect(readVersion(1, { hours: 2 })).toEqual({ kind: "unreadable", type: "task.done" });
  });

  it("need an upcaster each", () => {
    expect(() => createEventReader({ "task.done": { version: 2, schema: Type.Object({}) } })).toThrow(RangeError);
  });
});
