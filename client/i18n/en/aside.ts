import type { aside as fa } from "../fa/aside.ts";
import { enCount, enFigure } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const aside: Translation<typeof fa> = {
  title: "Entries set aside",
  shown: (open, all) => `${enFigure(open)} to be decided, ${enFigure(all)} in all`,
  intro:
    "Entries that came to the server and are not in the log: of a device that was withdrawn, of a second chain under one key, or waiting for the entry before them. None of them is deleted.",
  more: (count) => `${enCount(count, "more entry is", "more entries are")} shown once these are dealt with.`,
  loading: "Reading…",
  none: "Nothing is set aside",
  noneFor: "Every entry that came and that your role may read is in the log.",
  failedTitle: "Could not be read",
  failed: "Check the network; it is read again by itself in a moment.",
  retry: "Read again",
  kinds: { held: "waits for what is before", forked: "second chain", quarantined: "in quarantine" },
  item: (seq) => `Entry ${enFigure(seq)}`,
  claimed: (moment) => `Device's clock: ${moment}`,
  received: (moment) => `First received: ${moment}`,
  by: "Written by",
  device: "Device",
  read: "See the full text",
  content: "Content",
  report: "Report",
  decide: "Decide",
  accepted: "Accepted",
  refused: "Refused",
  decidedBy: (officer, moment) => `Decided by ${officer}, ${moment}`,
  waits: "Accepted; it enters the log behind the entry before it of the same device.",
  own: "You do not decide about what you wrote yourself; a colleague has to.",
  mayNot: "The decision is for an office that has the right to it.",
  dialog: {
    title: (seq) => `Decision about entry ${enFigure(seq)}`,
    text: "The decision is signed in your name, enters the log and cannot be undone. An accepted entry enters the log as it is, with the time at which it first came; a refused one stays here for good.",
    reason: "Reason",
    reasonNeeded: "Write the reason.",
    accept: "Accept",
    refuse: "Refuse",
    done: "The decision was recorded and takes effect when it reaches the server.",
    failed: "The decision was not recorded. Nothing was changed; try again.",
  },
};
