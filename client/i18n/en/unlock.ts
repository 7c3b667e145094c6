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
  locked: (duration) => `The PIN was wrong too often. Try again in ${duration}.`,
  noPin: "There is no PIN for this person on this tablet.",
  offline: "Opens without a network too.",
};
