import type { anonymous as fa } from "../fa/anonymous.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const anonymous: Translation<typeof fa> = {
  name: "Report kept from this tablet",
  turnOn: "Hide from this tablet…",
  title: "Hide it from this tablet?",
  hidden:
    "Hidden: the type, what happened, when, where, who, and what was done. Saving seals all of it, and only the county or the province opens it; nobody reads it on this tablet any more, and neither do you.",
  shown:
    "Not hidden: that a report was made, on which tablet, under which officer's account, and when. Your colleagues see that on this tablet, and the office in its lists.",
  unsaved:
    "Until you save, nothing of it is kept on the tablet. If you close the page, or the tablet lies idle for five minutes and locks, it is lost.",
  draft: "The draft that was kept so far is removed; what you wrote stays on this page.",
  files: (count) =>
    `Photos and files cannot go along: ${enCount(count, "file", "files")} of this draft will be removed from the tablet for good. If they are needed, log them in an open report first.`,
  noFiles: "Photos, recordings and signatures cannot go along.",
  noKey: {
    title: "Not yet possible",
    text: "This tablet has not received the county's key, without which nothing can be sealed. Connect it once; after that it works without a network too.",
  },
  confirm: "Hide it",
  confirmFiles: "Hide it and remove the files",
  cancel: "No, keep it open",
  notTurnedOn: "The draft could not be removed, and the report is still open. Try again, or throw the draft away.",
  on: {
    title: "This report is hidden from this tablet",
    text: "Until you save it, it is kept nowhere; do not close this page. Once saved it cannot be read on this tablet.",
    turnOff: "Make it open",
  },
  save: "Save hidden",
  line: "Not kept on the tablet",
  failure: {
    title: "Not saved",
    "no-key":
      "This tablet does not have the county's key. What you wrote is on this page alone; connect the tablet and save again, or make the report open.",
    large: "The report is too long to be saved hidden. What you wrote is on this page; shorten it and save again.",
    room: "The tablet's memory is full. What you wrote is on this page alone; do not close it, free some space and save again.",
    "not-fetched":
      "The election's data, or what the branch filed before, has not come in yet. What you wrote is on this page alone; connect the tablet and save again.",
    other: "What you wrote is on this page alone; do not close it, and save again. If it fails again, call the county.",
  },
  list: {
    title: "Kept from this tablet",
    note: "Only the county or the province opens what these say.",
    recorded: (officer, moment) => `${officer} · ${moment}`,
  },
};
