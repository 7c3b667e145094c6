import { describe, expect, it } from "vitest";
import { ComplaintRegistered } from "../../../shared/events/complaint.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { complaintOf, emptyIntake, isIntakeForm, problemsOf, receivedAtOf, type IntakeForm } from "./intake-form.ts";

const offset = 210;
const empty = emptyIntake("2016-02-26T20:45:00.000Z", offset);
const whole: IntakeForm = {
  ...empty,
  standing: "candidate",
  name: " نام ",
  surname: "خانوادگی",
  fatherName: "پدر",
  job: "آموزگار",
  address: "ارومیه",
  phone: "۰۴۴",
  signature: "not-seen",
  addressee: "guardian-council",
  contest: "majles",
  text: "متن\nدر دو سطر",
  pages: 0,
};

describe("a complaint's form", () => {
  it("begins with the local day and time", () => {
    expect(empty).toMatchObject({ date: "2016-02-27", time: "00:15" });
  });

  it("asks for all that the law asks for, and for nothing of the branch", () => {
    expect([...problemsOf(empty, "1394/1")].toSorted()).toEqual(
      "address addressee contest fatherName job name pages phone signature standing surname text".split(" "),
    );
    expect(problemsOf(whole, "1394/1").size).toBe(0);
    expect([...problemsOf({ ...whole, date: null, phone: "  " }, " ")].toSorted()).toEqual(["date", "number", "phone"]);
  });

  it("becomes an event of its schema; a missing signature is registered as missing", () => {
    const event = complaintOf(whole, " ۱۳۹۴/۳ ", offset);
    expect(compileCheck(ComplaintRegistered)(event)).toBe(true);
    expect(event).toMatchObject({
      number: "۱۳۹۴/۳",
      complainant: { name: "نام", standing: "candidate" },
      signatureSeen: false,
      text: "متن\nدر دو سطر",
      receivedAt: "2016-02-26T20:45:00.000Z",
    });
  });

  it("gives no instant while day or time is missing", () => {
    expect(receivedAtOf({ date: null, time: "08:00" }, offset)).toBeNull();
    expect(receivedAtOf({ date: "2016-02-26", time: null }, offset)).toBeNull();
  });

  it("is told from a draft of another shape", () => {
    expect(isIntakeForm(structuredClone(whole))).toBe(true);
    expect(isIntakeForm({ ...whole, pages: "2" })).toBe(false);
    expect(isIntakeForm({ text: "x" })).toBe(false);
    expect(isIntakeForm(null)).toBe(false);
  });
});
