import type { thisTablet as fa } from "../fa/this-tablet.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

const items = (entries: number, files: number) =>
  `${enCount(entries, "entry", "entries")} and ${enCount(files, "file", "files")}`;

export const thisTablet: Translation<typeof fa> = {
  title: "State of the tablet",
  facts: {
    unit: "Branch",
    officer: "In the name of",
    key: "Key of the tablet",
    enrolledAt: "Enrolled",
    unsent: "Not yet at the server",
    drafts: "Drafts",
    count: (count) => (count === 0 ? "none" : enCount(count, "item", "items")),
  },
  items: (entries, files) => (entries + files === 0 ? "nothing" : items(entries, files)),
  again: {
    title: "Enrolling the tablet again",
    frozen:
      "The server has seen two branches under one key: this tablet and a copy of its data. Both are kept and shown side by side at the governor's office; nothing more enters the log under this key.",
    revoked:
      "The governor's office has withdrawn this tablet. What you have sent since is kept at the server and decided about one by one; the answers appear on the page of syncing.",
    steps:
      "Get a new enrolment code from the governor's office, then begin here. What is on the tablet stays and is sent once it is enrolled.",
    start: "Begin to enrol again",
    confirmTitle: "Put the present key aside?",
    confirm:
      "The tablet records nothing until the new code is typed in. Have the code ready. No entry and no draft is deleted.",
    yes: "I have the code, go on",
    no: "No, go back",
  },
  reset: {
    title: "Resetting the tablet",
    text: "Everything that Amanat keeps in this browser is deleted: entries, drafts, photos and the tablet's key. For handing the tablet to another branch.",
    start: "Reset the tablet",
    refusedTitle: (entries, files) => `${items(entries, files)} not sent yet`,
    refused:
      "A reset would destroy them, so it is not done. Connect the tablet to a network until they are sent, or export all of them for a courier first.",
    exported: "What is unsent is in the courier's bundle. Keep the bundle until its receipts have come back.",
    confirmTitle: "Delete everything from this tablet?",
    confirm: (drafts) =>
      `${drafts === 0 ? "" : `${enCount(drafts, "draft is", "drafts are")} deleted too. `}What was recorded is safe at the server or in the courier's bundle. This cannot be undone.`,
    yes: "Delete",
    no: "No, go back",
    failed: "The reset was not done, and nothing was deleted. Close other windows of Amanat and try again.",
  },
};
