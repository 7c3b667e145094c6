import type { unlock as fa } from "../fa/unlock.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const unlock: Translation<typeof fa> = {
  title: "Unlock the tablet",
  who: "Who is working?",
  pin: "Enter your PIN",
  other: "Someone else",
  kept: "Your draft was kept.",
  wrong: (triesLeft) => `That was not the PIN. ${enCount(triesLeft, "try", "tries")} left.`,
  locked: (duration) =>
    `The PIN was wrong ten times or more and is locked. It can be tried again in ${duration}. What was recorded is safe.`,
  photosWait: (count) => `${enCount(count, "photo is", "photos are")} sent once the tablet is unlocked.`,
  forgotten: {
    open: "I have forgotten the PIN",
    title: "Forgotten PIN",
    text: "The office can open this tablet. It takes a network. A short code is shown; read it to the county or district office by telephone, then choose a new PIN. No report, draft or photo is lost.",
    ask: "Ask the office",
    back: "Back to the PIN",
    tell: "Read this code to the office by telephone. The office sees the same code and opens the tablet.",
    waiting: "Waiting for the office… Keep this page open.",
    lost: "There is no network. The code stays the same; it goes on when the network is back.",
    releasedTitle: "The office has opened the tablet",
    released: "Everything is in its place. Now choose a new PIN.",
    failures: {
      unreachable:
        "The office cannot be reached or did not answer. Nothing was changed; check the network and try again.",
      notSealed:
        "This tablet's key has not been entrusted to the office yet. Nothing is lost: try the PIN again, or ask another officer with a PIN on this tablet to open it.",
      refused: "The office did not grant this request. Nothing was changed. Settle it with the office by telephone.",
      gone: "This request is no longer valid. Nothing was changed; ask again.",
      notSaved: "The new PIN was not saved. Nothing is lost; try again.",
    },
  },
  noPin: "There is no PIN for this person on this tablet.",
  offline: "Opens without a network too.",
  officers: {
    title: "Officers of this tablet",
    text: "Everyone signs in with a PIN of their own, and what they record bears their name. Someone can be added without a network.",
    list: "With a PIN",
    present: "Signed in now",
    add: "Add an officer",
    who: "Who?",
    other: "Someone not on the list",
    name: "First and last name",
    nameNeeded: "Write the name.",
    whoNeeded: "Choose someone.",
    taken: "There is a PIN for this name on this tablet already.",
    next: "Set a PIN",
    pinFor: (name) => `PIN of ${name}`,
    added: (name) => `${name} can sign in now.`,
    failed: "Not added. Nothing was changed; try again.",
  },
};
