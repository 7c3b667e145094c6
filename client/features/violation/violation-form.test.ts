import { describe, expect, it } from "vitest";
import { Value } from "typebox/value";
import { ViolationLogged } from "../../../shared/events/violation.ts";
import {
  contentSoFar,
  emptyForm,
  formOf,
  hasPhrase,
  problemsOf,
  violationOf,
  withPhrase,
  withRoles,
} from "./violation-form.ts";

const tehran = 210;
const openedAt = "2016-02-26T21:10:00.000Z";
const empty = emptyForm(openedAt, tehran);
const photo = { sha256: "A".repeat(43), sizeBytes: 9, mediaType: "image/jpeg", name: "a.jpg" } as never;
const written = { ...empty, offence: "art66-01", description: "پشت در شعبه پول پخش شد" };

describe("a violation's form", () => {
  it("begins with the local day, which after midnight in Tehran is not that of UTC", () => {
    expect(empty.date).toBe("2016-02-27");
  });

  it("asks for the offence, and for words or a photo", () => {
    expect(problemsOf(empty, false)).toEqual(["offence", "description"]);
    expect(problemsOf({ ...empty, offence: "art66-01", photos: [photo] }, false)).toEqual([]);
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
