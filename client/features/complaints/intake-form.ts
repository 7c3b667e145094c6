/** A complaint while it is being typed from its paper. */
import type { ComplaintRegistered } from "../../../shared/events/complaint.ts";
import { localDateOf, localTimeOf } from "../../i18n/moments.ts";

export interface IntakeForm {
  /** Null: the suggested one, as long as nobody has written another. */
  number: string | null;
  standing: ComplaintRegistered["complainant"]["standing"] | "";
  name: string;
  surname: string;
  fatherName: string;
  job: string;
  address: string;
  phone: string;
  signature: "seen" | "not-seen" | "";
  addressee: ComplaintRegistered["addressee"] | "";
  contest: ComplaintRegistered["contest"] | "";
  about: string | null;
  text: string;
  pages: number | null;
  /** Local day and time of receipt. */
  date: string | null;
  time: string | null;
}

export const emptyIntake = (at: string, utcOffsetMinutes: number): IntakeForm => ({
  number: null,
  standing: "",
  name: "",
  surname: "",
  fatherName: "",
  job: "",
  address: "",
  phone: "",
  signature: "",
  addressee: "",
  contest: "",
  about: null,
  text: "",
  pages: null,
  date: localDateOf(at, utcOffsetMinutes),
  time: localTimeOf(at, utcOffsetMinutes),
});

export type IntakeProblem = Exclude<keyof IntakeForm, "about">;

const written = ["name", "surname", "fatherName", "job", "address", "phone", "text"] as const;
const chosen = ["standing", "signature", "addressee", "contest"] as const;

/** What the law asks for and is not there yet. */
export function problemsOf(form: IntakeForm, number: string): ReadonlySet<IntakeProblem> {
  const problems = new Set<IntakeProblem>();
  if (number.trim() === "") problems.add("number");
  for (const field of written) if (form[field].trim() === "") problems.add(field);
  for (const field of chosen) if (form[field] === "") problems.add(field);
  if (form.pages === null || form.pages > 10_000) problems.add("pages");
  if (form.date === null) problems.add("date");
  if (form.time === null) problems.add("time");
  return problems;
}

/** The instant of a local day and time; null while one of them is missing. */
export function receivedAtOf(
  { date, time }: Pick<IntakeForm, "date" | "time">,
  utcOffsetMinutes: number,
): string | null {
  const localMs = date === null || time === null ? Number.NaN : Date.parse(`${date}T${time}:00.000Z`);
  return Number.isNaN(localMs) ? null : new Date(localMs - utcOffsetMinutes * 60_000).toISOString();
}

/** The event of a form without problems. Throws TypeError of one that has some. */
export function complaintOf(form: IntakeForm, number: string, utcOffsetMinutes: number): ComplaintRegistered {
  const {
    standing,
    name,
    surname,
    fatherName,
    job,
    address,
    phone,
    signature,
    addressee,
    contest,
    about,
    text,
    pages,
  } = form;
  const receivedAt = receivedAtOf(form, utcOffsetMinutes);
  if (standing === "" || addressee === "" || contest === "" || signature === "") throw new TypeError("not all chosen");
  if (pages === null || receivedAt === null) throw new TypeError("no pages, or no time of receipt");
  return {
    number: number.trim(),
    complainant: {
      standing,
      name: name.trim(),
      surname: surname.trim(),
      fatherName: fatherName.trim(),
      job: job.trim(),
      address: address.trim(),
      phone: phone.trim(),
    },
    signatureSeen: signature === "seen",
    addressee,
    contest,
    about,
    text,
    pages,
    receivedAt,
  };
}

/** A draft of another build may have another shape: it is not opened as this one. */
export function isIntakeForm(content: unknown): content is IntakeForm {
  if (typeof content !== "object" || content === null) return false;
  const form = content as Record<string, unknown>;
  const isText = (key: string) => typeof form[key] === "string";
  const isTextOrNull = (key: string) => form[key] === null || isText(key);
  return (
    [...written, ...chosen].every(isText) &&
    ["number", "about", "date", "time"].every(isTextOrNull) &&
    (form["pages"] === null || typeof form["pages"] === "number")
  );
}
