import type { caseWords as fa } from "../fa/case-words.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const caseWords: Translation<typeof fa> = {
  states: {
    logged: "Logged",
    verifying: "Being verified",
    referred: "Referred",
    "under-review": "Under review",
    closed: "Closed",
    unfounded: "Unfounded",
    mistaken: "Filed by mistake or as a test",
  },
  addressees: {
    "executive-board": "the executive board",
    "supervisory-board": "the supervisory board",
    prosecutor: "the prosecutor",
  },
  stateTo: (state, addressee) => `${state} to ${addressee}`,
  disputed: "Disputed",
  state: "State of the case",
  disputedForBranch:
    "Two officers have decided differently, apart from each other. Until that is settled the state is open.",
  joinedElsewhere:
    "This report is one case with one of another branch. What is recorded on that report is not seen here.",
  questions: {
    hint: "The office asks about a violation",
    title: "The office's questions to the branch",
    none: "The branch was asked nothing.",
    open: "Not answered",
    answered: "Answered",
    unreadable: "This version of the app cannot read its text.",
    answer: "Answer",
    waiting: (count) => enCount(count, "open question", "open questions"),
  },
  answerDialog: {
    open: "Answer this question",
    title: "Answer to the office",
    text: "The answer is recorded without a network too, and sent with the next one. It is neither deleted nor edited afterwards; another can be added.",
    label: "Your answer",
    needed: "Write the answer.",
    save: "Record the answer",
    done: "The answer was recorded",
  },
};
