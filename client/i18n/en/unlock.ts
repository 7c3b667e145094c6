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
