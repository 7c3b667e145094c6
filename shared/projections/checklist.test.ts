import { describe, expect, it } from "vitest";
import { peopleRoles } from "../catalogue/choices.ts";
import { reportableOffences } from "../catalogue/offences/reportable.ts";
import type { ChecklistItem } from "../catalogue/schema.ts";
import type { ViolationLogged } from "../events/violation.ts";
import { askedOfSealed, readChecklist } from "./checklist.ts";

const nothing: ViolationLogged = {
  offence: "art66-14",
  description: "",
  occurredAt: null,
  place: "",
  people: [],
  actionTaken: "",
  position: null,
  items: [],
  witnesses: [],
  numbers: [],
};
const hash = (letter: string) => letter.repeat(43);
const item = (kind: "photo" | "scan", sha256: string, copyOf: string | null = null) =>
  ({ sha256, kind, source: "camera", capturedAt: null, copyOf }) as const;
const file = (sha256: string, mediaType: string) => ({ sha256, sizeBytes: 1, mediaType, name: "a" }) as never;
const listOf = (id: string) => reportableOffences.find((offence) => offence.id === id)!.checklist!;
const doneOf = (list: readonly ChecklistItem[], content: Partial<ViolationLogged>, evidence: never[] = []) =>
  readChecklist(list, { ...nothing, ...content }, evidence)
    .lines.filter(({ done }) => done)
    .map(({ item: { id } }) => id);

describe("the checklist of a report", () => {
  const seals = listOf("art66-14");

  it("has nothing done while nothing is told, and counts what is", () => {
    expect(readChecklist(seals, nothing, [])).toMatchObject({ done: 0, total: seals.length });
    const told = { ...nothing, occurredAt: "2016-02-26T05:00:00.000Z", actionTaken: "صورتجلسه شد" };
    expect(readChecklist(seals, told, [])).toMatchObject({ done: 2, total: seals.length });
  });

  it("takes a sentence for an account, and neither two words nor blanks", () => {
    expect(doneOf(seals, { description: "پلمب باز" })).toEqual([]);
    expect(doneOf(seals, { description: ` ${"\n".repeat(40)} ` })).toEqual([]);
    expect(doneOf(seals, { description: "پلمب صندوق خبرگان هنگام تحویل شکسته بود" })).toEqual(["what"]);
  });

  it("asks for the roles and kinds that the offence needs, and takes no others", () => {
    expect(doneOf(seals, { people: [{ role: "voter", note: "" }] })).toEqual([]);
    expect(doneOf(seals, { people: [{ role: "observer", note: "" }] })).toEqual(["who"]);
    expect(doneOf(seals, { numbers: [{ kind: "serial", value: "12", note: "" }] })).toEqual([]);
    expect(doneOf(seals, { numbers: [{ kind: "seal", value: "12", note: "" }] })).toEqual(["number"]);
  });

  it("takes a witness who said or signed something", () => {
    const witness = { name: "", role: "observer", text: "", signature: null };
    expect(doneOf(seals, { witnesses: [witness] })).toEqual([]);
    expect(doneOf(seals, { witnesses: [{ ...witness, text: "سالم بود" }] })).toEqual(["witness"]);
    expect(doneOf(seals, { witnesses: [{ ...witness, signature: hash("S") }] })).toEqual(["witness"]);
  });

  it("counts originals, not their copies, and files that nothing names by what they are", () => {
    const original = hash("A");
    expect(doneOf(seals, { items: [item("photo", original)] })).toEqual(["photo"]);
    expect(doneOf(seals, { items: [item("photo", hash("B"), original)] })).toEqual([]);
    expect(doneOf(seals, {}, [file(original, "image/jpeg")])).toEqual(["photo"]);
    expect(doneOf(seals, {}, [file(original, "application/pdf")])).toEqual(["scan"]);
    expect(doneOf(seals, { items: [item("scan", original)] }, [file(original, "image/jpeg")])).toEqual(["scan"]);
  });

  it("asks a sealed report for no file", () => {
    const left = askedOfSealed(seals).map(({ id }) => id);
    expect(seals.map(({ id }) => id).filter((id) => !left.includes(id))).toEqual(["photo", "scan"]);
  });

  it("can be completed for every offence", () => {
    const whole: ViolationLogged = {
      ...nothing,
      description: "آنچه دیدم به ترتیب و با همهٔ جزئیات نوشته شده است",
      occurredAt: "2016-02-26T05:00:00.000Z",
      place: "در",
      people: peopleRoles.map(({ name }) => ({ role: name, note: "" })),
      actionTaken: "تذکر",
      position: { latitude: 37, longitude: 45, accuracyMeters: 5 },
      items: [item("photo", hash("A")), item("scan", hash("B"))],
      witnesses: [{ name: "", role: "voter", text: "دیدم", signature: null }],
      numbers: (["seal", "serial", "other"] as const).map((kind) => ({ kind, value: "1", note: "" })),
    };
    for (const { id, checklist } of reportableOffences) {
      const { done, total } = readChecklist(checklist!, whole, []);
      expect([id, done]).toEqual([id, total]);
    }
  });
});
