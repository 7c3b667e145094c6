/** A violation while it is being written. What was typed is kept as it is, also where it cannot be read. */
import type { SeenNumber, ViolationLogged, WitnessStatement } from "../../../shared/events/violation.ts";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";
import { kindOfFile, toEvidenceItem, withItem, withoutItem, type KeptItem } from "../../evidence/kept-item.ts";
import { localDateOf, localTimeOf } from "../../i18n/moments.ts";

/** now: when the form was opened · time: as given · unknown: the officer cannot say. */
export type When = "now" | "time" | "unknown";

export interface Person {
  /** Name of a choice of `peopleRoles`. */
  role: string;
  note: string;
}

export interface ViolationForm {
  /** Id of the offence; null until one is chosen. */
  offence: string | null;
  description: string;
  when: When;
  /** The moment that "now" means, ISO 8601 UTC. */
  openedAt: string;
  /** Local "YYYY-MM-DD" and "HH:mm"; null while they cannot be read. */
  date: string | null;
  time: string | null;
  place: string;
  people: Person[];
  actionTaken: string;
  position: ViolationLogged["position"];
  /** Signatures too. Of an amendment: the new ones; those of the amended entry stay with it. */
  items: KeptItem[];
  witnesses: WitnessStatement[];
  numbers: SeenNumber[];
  /** Why it is amended; empty in a first entry. */
  reason: string;
}

export type FormProblem = "offence" | "description" | "time" | "numbers" | "reason";

/** `openedAt`: the present moment. The day offered for another time is today. */
export function emptyForm(openedAt: string, utcOffsetMinutes: number): ViolationForm {
  return {
    offence: null,
    description: "",
    when: "now",
    openedAt,
    date: localDateOf(openedAt, utcOffsetMinutes),
    time: null,
    place: "",
    people: [],
    actionTaken: "",
    position: null,
    items: [],
    witnesses: [],
    numbers: [],
    reason: "",
  };
}

/** What is on record, to be amended. */
export function formOf(content: ViolationLogged, openedAt: string, utcOffsetMinutes: number): ViolationForm {
  const { offence, description, occurredAt, place, people, actionTaken, position, witnesses, numbers } = content;
  const form = emptyForm(openedAt, utcOffsetMinutes);
  const said = { people: [...people], witnesses: [...witnesses], numbers: [...numbers] };
  const known = { ...form, offence, description, place, actionTaken, position, ...said };
  if (occurredAt === null) return { ...known, when: "unknown" };
  const date = localDateOf(occurredAt, utcOffsetMinutes);
  return { ...known, when: "time", date, time: localTimeOf(occurredAt, utcOffsetMinutes) };
}

/** What keeps it from being saved, in the order of the form: the least that makes an entry worth reading. */
export function problemsOf(form: ViolationForm, amends: boolean): FormProblem[] {
  const problems: [FormProblem, boolean][] = [
    ["reason", amends && form.reason.trim() === ""],
    ["offence", form.offence === null],
    ["description", form.description.trim() === "" && form.items.length === 0],
    ["time", form.when === "time" && (form.date === null || form.time === null)],
    ["numbers", form.numbers.some(({ value }) => value.trim() === "")],
  ];
  return problems.filter(([, isProblem]) => isProblem).map(([problem]) => problem);
}

/** The event of a form without problems. Texts stay as typed. */
export function violationOf(form: ViolationForm, utcOffsetMinutes: number): ViolationLogged {
  const { offence, description, place, people, actionTaken, position } = form;
  if (offence === null) throw new TypeError("a violation without an offence");
  return {
    offence,
    description,
    occurredAt: occurredAtOf(form, utcOffsetMinutes),
    place,
    people: people.map(({ role, note }) => ({ role, note })),
    actionTaken,
    position,
    items: form.items.map(toEvidenceItem),
    // Added and left blank: there is nothing to be filed of it.
    witnesses: form.witnesses.filter((witness) => !isBlank(witness)),
    numbers: form.numbers.map((number) => ({ ...number })),
  };
}

const isBlank = ({ name, role, text, signature }: WitnessStatement): boolean =>
  signature === null && [name, role, text].every((said) => said.trim() === "");

/** A signature was kept: a file like the others, named by the statement. Another of the same witness takes its place. */
export function withSignature(form: ViolationForm, index: number, signature: KeptItem): Partial<ViolationForm> {
  const { items, witnesses } = withoutSignature(form, index);
  return {
    items: withItem(items, signature),
    witnesses: witnesses.map((witness, at) =>
      at === index ? { ...witness, signature: signature.file.sha256 } : witness,
    ),
  };
}

/** The file is taken out too, unless another witness signed just the same. */
export function withoutSignature(
  { items, witnesses }: ViolationForm,
  index: number,
): Pick<ViolationForm, "items" | "witnesses"> {
  const removed = witnesses[index]?.signature ?? null;
  const left = witnesses.map((witness, at) => (at === index ? { ...witness, signature: null } : witness));
  const isNamed = left.some(({ signature }) => signature === removed);
  return { witnesses: left, items: removed === null || isNamed ? items : withoutItem(items, removed) };
}

/** As an app before this one left it in a draft: photos of which nothing else is told. */
interface OlderForm extends Omit<ViolationForm, "items" | "witnesses" | "numbers"> {
  photos: EvidenceReference[];
}

/** A draft's form, whichever app wrote it. Where an older one had its photos from was not kept: they count as chosen. */
export function currentForm(kept: ViolationForm | OlderForm): ViolationForm {
  if (!("photos" in kept)) return kept;
  const { photos, ...form } = kept;
  const items = photos.map((file) => ({
    file,
    kind: kindOfFile(file.mediaType),
    source: "gallery" as const,
    capturedAt: null,
    copyOf: null,
  }));
  return { ...form, items, witnesses: [], numbers: [] };
}

/** What can go into an entry without evidence: what witnesses say stays, unsigned. */
export function withoutFiles({ witnesses }: ViolationForm): Pick<ViolationForm, "items" | "witnesses"> {
  return { items: [], witnesses: witnesses.map((witness) => ({ ...witness, signature: null })) };
}

/** What of a form can be read so far, for what is said beside it while it is being written. */
export function contentSoFar(form: ViolationForm, utcOffsetMinutes: number): ViolationLogged {
  const isUnread = form.when === "time" && (form.date === null || form.time === null);
  return violationOf(
    { ...form, offence: form.offence ?? "", when: isUnread ? "unknown" : form.when },
    utcOffsetMinutes,
  );
}

function occurredAtOf({ when, openedAt, date, time }: ViolationForm, utcOffsetMinutes: number): string | null {
  if (when === "unknown") return null;
  if (when === "now") return openedAt;
  const localMs = Date.parse(`${date}T${time}:00.000Z`);
  if (Number.isNaN(localMs)) throw new TypeError(`not a local time: ${date} ${time}`);
  return new Date(localMs - utcOffsetMinutes * 60_000).toISOString();
}

/** Roles in the order of `order`; what was written of each stays. */
export function withRoles(people: readonly Person[], roles: readonly string[]): Person[] {
  return roles.map((role) => people.find((person) => person.role === role) ?? { role, note: "" });
}

/** Adds a phrase to a text, or takes it out again. */
export function withPhrase(text: string, phrase: string, separator: string): string {
  const parts = text.split(separator).map((part) => part.trim());
  const kept = parts.filter((part) => part !== "");
  const next = kept.includes(phrase) ? kept.filter((part) => part !== phrase) : [...kept, phrase];
  return next.join(separator);
}

export function hasPhrase(text: string, phrase: string, separator: string): boolean {
  return text.split(separator).some((part) => part.trim() === phrase);
}
