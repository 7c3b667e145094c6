import { describe, expect, it } from "vitest";
import { Value } from "typebox/value";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";
import type { KeptItem } from "../../evidence/kept-item.ts";
import { ViolationLogged } from "../../../shared/events/violation.ts";
import {
  contentSoFar,
  currentForm,
  emptyForm,
  formOf,
  hasPhrase,
  problemsOf,
  violationOf,
  withoutFiles,
  withoutSignature,
  withPhrase,
  withRoles,
  withSignature,
} from "./violation-form.ts";

const tehran = 210;
const openedAt = "2016-02-26T21:10:00.000Z";
const empty = emptyForm(openedAt, tehran);
const file = { sha256: "A".repeat(43), sizeBytes: 9, mediaType: "image/jpeg", name: "a.jpg" } as EvidenceReference;
const photo: KeptItem = { file, kind: "photo", source: "camera", capturedAt: openedAt, copyOf: null };
const written = { ...empty, offence: "art66-01", description: "پشت در شعبه پول پخش شد" };

describe("a violation's form", () => {
  it("begins with the local day, which after midnight in Tehran is not that of UTC", () => {
    expect(empty.date).toBe("2016-02-27");
  });

  it("asks for the offence, and for words or evidence", () => {
    expect(problemsOf(empty, false)).toEqual(["offence", "description"]);
    expect(problemsOf({ ...empty, offence: "art66-01", items: [photo] }, false)).toEqual([]);
    expect(problemsOf(written, false)).toEqual([]);
  });

  it("asks for a time only where another time was chosen", () => {
    expect(problemsOf({ ...written, when: "time" }, false)).toEqual(["time"]);
    expect(problemsOf({ ...written, when: "unknown", date: null }, false)).toEqual([]);
  });

  it("asks for a reason only of an amendment", () => {
    expect(problemsOf(written, true)).toEqual(["reason"]);
    expect(problemsOf({ ...written, reason: "نام ماده اشتباه بود" }, true)).toEqual([]);
  });

  it("makes an event of the schema, with the text as typed", () => {
    const event = violationOf({ ...written, description: "  پول " }, tehran);
    expect(Value.Check(ViolationLogged, event)).toBe(true);
    expect(event).toMatchObject({ description: "  پول ", occurredAt: openedAt });
  });

  it("reads another time as local, and none as not known", () => {
    const at = { ...written, when: "time" as const, date: "2016-02-26", time: "08:15" };
    expect(violationOf(at, tehran).occurredAt).toBe("2016-02-26T04:45:00.000Z");
    expect(violationOf({ ...at, when: "unknown" }, tehran).occurredAt).toBeNull();
  });

  it("is read while it is being written, whatever of it cannot be read yet", () => {
    const half = { ...empty, when: "time" as const, time: null, place: "در" };
    expect(contentSoFar(half, tehran)).toMatchObject({ offence: "", occurredAt: null, place: "در" });
    expect(contentSoFar({ ...half, date: "2016-02-26", time: "08:15" }, tehran).occurredAt).toBe(
      "2016-02-26T04:45:00.000Z",
    );
  });

  it("comes back from what is on record, to the minute", () => {
    const people = [{ role: "outsider", note: "سه نفر" }];
    const event = violationOf({ ...written, when: "time", date: "2016-02-26", time: "08:15", people }, tehran);
    expect(violationOf(formOf(event, openedAt, tehran), tehran)).toEqual(event);
    const unknown = { ...event, occurredAt: null };
    expect(violationOf(formOf(unknown, openedAt, tehran), tehran)).toEqual(unknown);
  });

  it("tells of each item, witness and number, and an amendment of the latter two again", () => {
    const witness = { name: "", role: "observer", text: "دیدم", signature: file.sha256 };
    const number = { kind: "seal" as const, value: "۱۲۳۴", note: "" };
    const event = violationOf({ ...written, items: [photo], witnesses: [witness], numbers: [number] }, tehran);
    expect(Value.Check(ViolationLogged, event)).toBe(true);
    expect(event.items).toEqual([
      { sha256: file.sha256, kind: "photo", source: "camera", capturedAt: openedAt, copyOf: null },
    ]);
    const amended = formOf(event, openedAt, tehran);
    expect(amended).toMatchObject({ items: [], witnesses: [witness], numbers: [number] });
  });

  it("files no witness of whom nothing was written, and no number without one", () => {
    const blank = { name: " ", role: "", text: "", signature: null };
    expect(violationOf({ ...written, witnesses: [blank] }, tehran).witnesses).toEqual([]);
    const numbers = [{ kind: "seal" as const, value: " ", note: "لاک سرخ" }];
    expect(problemsOf({ ...written, numbers }, false)).toEqual(["numbers"]);
  });

  it("names a signature's file by the statement, and takes it out with it", () => {
    const said = { name: "", role: "observer", text: "دیدم", signature: null };
    const signature: KeptItem = { ...photo, kind: "signature" };
    const form = { ...written, witnesses: [said, said] };
    const signed = { ...form, ...withSignature(form, 1, signature) };
    expect(signed).toMatchObject({ items: [signature], witnesses: [said, { ...said, signature: file.sha256 }] });
    expect(withoutSignature(signed, 1)).toEqual({ items: [], witnesses: [said, said] });
    const both = { ...signed, ...withSignature(signed, 0, signature) };
    expect(withoutSignature(both, 1).items).toEqual([signature]);
  });

  it("keeps what witnesses say, unsigned, where no file can go along", () => {
    const form = {
      ...empty,
      witnesses: [{ name: "", role: "observer", text: "دیدم", signature: "s" }],
    };
    expect(withoutFiles(form)).toEqual({
      items: [],
      witnesses: [{ name: "", role: "observer", text: "دیدم", signature: null }],
    });
  });

  it("comes back from the draft of an app that knew photos alone", () => {
    const { items: _items, witnesses: _witnesses, numbers: _numbers, ...older } = written;
    const form = currentForm({ ...older, photos: [file] });
    expect(form).toEqual({ ...written, items: [{ ...photo, source: "gallery", capturedAt: null }] });
    expect(currentForm(form)).toBe(form);
  });

  it("keeps what was written of a role that stays chosen", () => {
    const people = [{ role: "police", note: "دو نفر" }];
    expect(withRoles(people, ["observer", "police"])).toEqual([{ role: "observer", note: "" }, ...people]);
    expect(withRoles(people, [])).toEqual([]);
  });

  it("adds a phrase once and takes it out again, leaving the officer's words", () => {
    const one = withPhrase("خودم دیدم", "درج در صورتجلسه", "؛ ");
    expect(one).toBe("خودم دیدم؛ درج در صورتجلسه");
    expect(hasPhrase(one, "درج در صورتجلسه", "؛ ")).toBe(true);
    expect(withPhrase(one, "درج در صورتجلسه", "؛ ")).toBe("خودم دیدم");
  });
});
