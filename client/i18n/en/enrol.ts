import type { enrol as fa } from "../fa/enrol.ts";
import { enFigure } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const enrol: Translation<typeof fa> = {
  title: "Enrol this tablet",
  welcome:
    "This tablet has not been entrusted to a branch yet. Ask the county or district office for an enrolment code.",
  code: "Enrolment code",
  codeHint: "The code works once, for ten minutes. Spaces and dashes do not matter.",
  codeFromLink: "The code was read from the QR link.",
  deviceName: "Name of this tablet",
  deviceNameHint: "The office knows it by this name, like “head's tablet”.",
  deviceNameUsual: "Branch tablet",
  again: "Try again with the same PIN",
  next: "Continue",
  pinTitle: "Choose your PIN",
  working: {
    asking: "Checking the code…",
    saving: "Saving the tablet's identity…",
    fetching: (done, total) => `Receiving the lists: ${enFigure(done)} of ${enFigure(total)}`,
    branch: "What this branch has filed before is being received…",
    keeping: "Saving the app on the tablet for work without a network…",
    keepOpen: "Keep the tablet on and connected until this is done.",
    notKept: "The tablet is enrolled, but the app is not yet wholly saved on it. Keep it connected for a few minutes.",
  },
  failed: {
    mistypedTitle: "A letter of the code is mistyped",
    mistyped:
      "The code has 28 letters and digits in seven groups of four. Nothing was sent and the code still works; check it group by group.",
    codeTitle: "This code was not accepted",
    code: "It is wrong, was used before, or its ten minutes are over. Nothing was stored on the tablet. Ask for a new code.",
    unreachableTitle: "The server cannot be reached",
    unreachable: "Enrolling needs a network once. The code was not used up. Check the network and try again.",
    busyTitle: "The server is busy",
    busy: "Your code still works. Try again in a minute.",
    otherTitle: "Enrolling did not finish",
    other: "Nothing was lost. Try again; if it fails again, call support.",
  },
  already: {
    title: "This tablet is enrolled already",
    text: "Its identity and its reports stay untouched. Enrol another tablet for another branch or person.",
    home: "Go to Today",
  },
  desk: "Sign in to the desk",
  lost: {
    title: "Some of this tablet's data is gone",
    recreated: "The browser's storage was cleared; the recorded reports are not in it.",
    shortened: "Some recorded reports are missing from the browser's storage.",
    altered: "The reports in the browser's storage do not match the chain of signatures.",
    range: (from, to) => (from === to ? `entry ${enFigure(from)}` : `entries ${enFigure(from)} to ${enFigure(to)}`),
    ranges: "Missing",
    unknownRange: "not known",
    kept: "Whatever reached the server is safe there. Nothing new is signed with this identity until this is settled.",
    recover: "Recover from the server",
    recovering: "Asking the server…",
    recovered: "Every entry was recovered from the server.",
    notRecovered: "The server lacks some entries or cannot be reached. Tell the county office and keep the tablet.",
    acknowledge: "Understood; enrol with a new code",
    author: "Tablet's identity",
  },
};
