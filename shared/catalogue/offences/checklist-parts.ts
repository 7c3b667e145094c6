/**
 * Questions that the checklists of offences are built from. They are a design of this product: what makes a report worth
 * following up, in words that no law uses and no law demands. Nothing here asks who a voter is or how anyone voted.
 */
import type { ChecklistItem } from "../schema.ts";

type Kind = ChecklistItem["kind"];
type Check = ChecklistItem["satisfiedBy"];

const item = (id: string, kind: Kind, fa: string, en: string, satisfiedBy: Check): ChecklistItem => ({
  id,
  kind,
  label: { fa, en },
  satisfiedBy,
  basis: "design",
});

/** A few words are no account: about one short sentence. */
const sentenceLetters = 25;

/** What happened, in the officer's words; the label says what those should not leave out. */
export const what = (fa: string, en: string): ChecklistItem =>
  item("what", "what", fa, en, { fact: "description", atLeast: sentenceLetters });

/** `among`: names of `peopleRoles`; any role where none is named. */
export const who = (fa: string, en: string, among?: string[]): ChecklistItem =>
  item("who", "who", fa, en, { fact: "people", atLeast: 1, ...(among && { among }) });

export const photo = (fa: string, en: string): ChecklistItem =>
  item("photo", "photo", fa, en, { fact: "items", atLeast: 1, among: ["photo", "video"] });

/** A photo of a paper is as good as a scan of it. */
export const paper = (fa: string, en: string): ChecklistItem =>
  item("paper", "paper", fa, en, { fact: "items", atLeast: 1, among: ["scan", "photo", "file"] });

/** The paper of a list that asks for a photo of something else too. */
export const scan = (fa: string, en: string): ChecklistItem =>
  item("scan", "paper", fa, en, { fact: "items", atLeast: 1, among: ["scan", "file"] });

export const number = (kind: "seal" | "serial" | "other", fa: string, en: string): ChecklistItem =>
  item("number", "number", fa, en, { fact: "numbers", atLeast: 1, among: [kind] });

export const witness = (fa: string, en: string): ChecklistItem =>
  item("witness", "witness", fa, en, { fact: "witnesses", atLeast: 1 });

export const action = (fa: string, en: string): ChecklistItem =>
  item("action", "action", fa, en, { fact: "actionTaken", atLeast: 1 });

export const time = item("time", "time", "روز و ساعت آن", "The day and the hour", { fact: "occurredAt", atLeast: 1 });

export const place = item(
  "place",
  "place",
  "جای دقیق آن در شعبه یا پیرامون آن",
  "Where exactly, in the branch or near it",
  {
    fact: "place",
    atLeast: 1,
  },
);

export const position = item("position", "place", "موقعیت تبلت در همان‌جا", "The tablet's position on the spot", {
  fact: "position",
  atLeast: 1,
});
