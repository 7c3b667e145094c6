import type { recoveries as fa } from "../fa/recoveries.ts";
import type { Translation } from "../messages.ts";

export const recoveries: Translation<typeof fa> = {
  title: "Forgotten PINs",
  none: "No tablet is waiting. The officer presses “I have forgotten the PIN” where the tablet is unlocked, and the request shows here.",
  compare:
    "Speak with the branch by telephone and let them read the code on the tablet. Open it only if it is the code below and you know the voice. It is written down in the log.",
  code: "The code on the tablet must be",
  officer: "Whose PIN",
  tablet: "Key of the tablet",
  askedAt: "Asked at",
  release: "It is the same code; open the tablet",
  refuse: "Refuse",
  released: "The tablet's key was sent to it alone. The officer now chooses a new PIN.",
  refused: "The request was refused. Nothing on the tablet is lost.",
};
