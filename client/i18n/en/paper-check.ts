import type { paperCheck as fa } from "../fa/paper-check.ts";
import { enFigure } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const paperCheck: Translation<typeof fa> = {
  title: "Check a printed paper",
  intro:
    "Read the QR code at the paper's foot with the camera, or type the letters beside it. The paper is compared with the signed log.",
  scan: "By its QR code",
  letters: "Letters of the code",
  lettersHint: "Sixteen letters in fours",
  lettersWrong: "A letter is wrong or missing. Compare with the paper once more.",
  check: "Check",
  checking: "Comparing with the log…",
  failed: "It could not be checked and nothing was changed. Try again.",
  notPaper: "This code is not of a paper of Amanat, or was misread.",
  result: "Result of the check",
  answers: {
    same: {
      title: "Same",
      means: "This paper's code leads back to the signed entry of its printing in the log.",
      not: "It does not say that nothing was changed on the paper after printing: compare the text below with it, figure by figure.",
    },
    altered: {
      title: "Altered",
      means: "This paper's code does not agree with what stands at that place of the log.",
      not: "It does not say who changed it, or where. Keep the paper, do not rely on it, and tell the county.",
    },
    unknown: {
      title: "Unknown",
      means: "This device does not have the entry of this paper's printing.",
      not: "It does not say that the paper is forged: it may not be synced yet, or be of a place that this device does not read.",
    },
  },
  differences: {
    entry: "Another entry stands at that place of the log.",
    kind: "The kind of paper is not the log's.",
    number: "The paper's number is not the log's.",
  },
  server: {
    "not-asked": "From the entries on this device.",
    told: "The server sent a signed receipt of this very entry, and it proved itself; its content is not on this device yet.",
    "told-nothing": "The server was asked as well and tells this device of no such entry.",
    unreachable: "The server could not be reached; check again with a network.",
    "not-proven": "The server gave an answer that its key did not prove; tell support.",
    letters: "Letters are compared with the entries on this device alone; by its QR code the server is asked as well.",
  },
  facts: {
    kind: "Kind",
    number: "Number",
    printedBy: "Printed by",
    printedAt: "Printed",
    place: "Place in the log",
    position: (position) => `Receipt ${enFigure(position)}`,
    unplaced: "Not at the server yet",
  },
  revised:
    "What this paper repeats was corrected or amended after it was printed. The paper is as it was printed, but not the latest filing.",
  text: {
    title: "The paper's text, as the log has it",
    exact: "The hash of this text is the one that was signed at printing.",
    inexact:
      "The words could not be made again exactly: names or lists have changed since, or are not on this device. The figures are from the same entries.",
    missing: "Entries that this paper repeats are not on this device, or cannot be read. Check again after syncing.",
  },
};
