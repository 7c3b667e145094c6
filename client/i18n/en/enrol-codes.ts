import type { enrolCodes as fa } from "../fa/enrol-codes.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const enrolCodes: Translation<typeof fa> = {
  title: "Enrol a tablet",
  intro:
    "Make one code for each tablet. A code works once, for ten minutes; with it the tablet sees and files the work of that branch only.",
  unit: "Branch",
  search: "Name, code or address of a branch",
  searchHint: "Type a few letters of the name or the code.",
  found: (count) => enCount(count, "branch found", "branches found"),
  more: (count) => `${enCount(count, "more branch", "more branches")}; search more precisely.`,
  none: "No branch was found.",
  change: "Another branch",
  person: "Who holds the tablet?",
  other: "Somebody else",
  role: "Role",
  officer: "User id",
  officerHint: "Latin letters, no spaces; it is recorded with every entry.",
  officerWrong: "Use Latin letters, digits, dots, dashes and underscores; at most 64 characters.",
  make: "Make a code",
  making: "Making it…",
  code: "Enrolment code",
  forWhom: (branch, person) => `${branch} — ${person}`,
  scan: "Read it with the tablet's camera, open the link, or type the code on the tablet's enrolment page.",
  qr: "QR image of the enrolment link",
  link: "Link",
  copyCode: "Copy the code",
  copyLink: "Copy the link",
  expiresIn: (minutes, seconds) => `valid for ${minutes}:${seconds}`,
  expired: "This code has expired. Make a new one.",
  again: "A code for another tablet",
};
