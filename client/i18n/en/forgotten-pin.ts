import type { forgottenPin as fa } from "../fa/forgotten-pin.ts";
import type { Translation } from "../messages.ts";

export const forgottenPin: Translation<typeof fa> = {
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
};
