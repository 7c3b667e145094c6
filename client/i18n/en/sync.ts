import type { sync as fa } from "../fa/sync.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const sync: Translation<typeof fa> = {
  title: "Sync",
  now: "Send now",
  busy: "Syncing…",
  subtitle: "What you record stays on this tablet and is sent by itself as soon as there is a network.",
  courier: "No network: give to a courier",
  carried: (to) => `in the bundle that ${to} has; no receipt yet`,
  facts: {
    waiting: "Waiting to be sent",
    items: (count, bytes) => (count === 0 ? "Nothing" : `${enCount(count, "item", "items")} · ${bytes}`),
    lastContact: "Last contact with the server",
    never: "None so far",
    contact: (moment, age) => `${moment} (${age})`,
    nextTry: "Next try by itself",
    inAWhile: (duration) => `within ${duration}`,
    count: (count) => enCount(count, "item", "items"),
  },
  clock: {
    ahead: (duration) => `The tablet's clock is ${duration} ahead of the server's`,
    behind: (duration) => `The tablet's clock is ${duration} behind the server's`,
    advice:
      "Go on working; what you record is accepted. Set the clock in the tablet's settings, so that the times of reports stay clear.",
  },
  problems: {
    unreachable: {
      title: "The server cannot be reached",
      advice:
        "Check the network. If there is one, look at the tablet's date and time: a wrong clock shuts the secure way to the server. Go on working, nothing is lost.",
    },
    "no-progress": {
      title: "Connected, but nothing gets through",
      advice: "The signal may be weak. Move the tablet or send later; Amanat also tries again by itself.",
    },
    "not-the-server": {
      title: "The answer did not come from Amanat's server",
      advice:
        "The Wi-Fi may ask for a sign-in page. Open it in the browser or take another network. Nothing was counted as received.",
    },
    busy: { title: "The server is busy", advice: "Nothing to do; everything is sent by itself in a moment." },
    "server-full": {
      title: "The server has no room left",
      advice: "The items are safe on the tablet and are sent once this is put right. Tell the county office.",
    },
    "server-error": {
      title: "The server failed",
      advice: "The items are safe on the tablet and are sent again. If it goes on, tell the county office.",
    },
    "device-refused": {
      title: "The server does not accept this tablet",
      advice:
        "Its enrolment may have been withdrawn. Call the county office. Your work stays on the tablet; do not remove the app.",
    },
    refused: {
      title: "The server did not take the request",
      advice: "The items are safe on the tablet. Update the app; if it fails again, call support.",
    },
    store: {
      title: "The tablet's storage did not answer",
      advice: "Check the tablet's free space, close Amanat and open it again. If it fails again, call support.",
    },
  },
  needsYou: {
    title: "Needs you",
    text: "These items are kept on the tablet and did not hold up the others.",
    retryPhoto: "Try the photo again",
    retried: "Waiting to be sent again",
  },
  refusals: {
    forked: {
      title: "The server has another item with this number from this tablet",
      advice: "Both are kept. A copy of this tablet's data may have been used elsewhere; tell the county office.",
    },
    quarantined: {
      title: "The server put it aside for the county office to decide",
      advice:
        "This tablet's enrolment was withdrawn. Call the county office; the text is safe on the server and the tablet.",
    },
    decided: {
      title: "The governor's office has not accepted it",
      advice:
        "Its text is kept for good, on the server and on the tablet. If you think this is wrong, call the governor's office.",
    },
    malformed: {
      title: "The server did not know its form",
      advice: "Update the app and record this item again. The present one stays here.",
    },
    "bad-signature": {
      title: "Its signature did not verify",
      advice: "Its bytes may be damaged on the tablet. Record it again and tell support.",
    },
    "bad-payload-hash": {
      title: "Its text does not match its signature",
      advice: "Its bytes may be damaged on the tablet. Record it again and tell support.",
    },
    "unknown-author": {
      title: "The server does not know this tablet's key",
      advice: "Call the county office to have the enrolment checked. Do not remove the app.",
    },
    "wrong-election": {
      title: "It was recorded for another election",
      advice: "Call the county office; this tablet was prepared for another election.",
    },
    "too-large": {
      title: "It is larger than what is accepted",
      advice: "Shorten the description and record it again. The present one stays here.",
    },
    unexplained: { title: "The server did not accept it", advice: "Call support. The item is safe on the tablet." },
  },
  photo: {
    name: "Photo",
    damaged:
      "The photo's bytes are damaged on the tablet. Its text is sent; if you can, take another and send it with an amendment.",
    refused: "Its text is sent; if you can, send another with an amendment.",
  },
  logAlarm: {
    title: "The server's log does not agree with what it had signed before",
    kinds: {
      smaller: "The log is shorter than it was.",
      split: "Earlier entries of the log are not those that were there.",
      unproven: "The server does not show that the log is the same.",
      silent: "The server no longer signs its log.",
      forged: "What the server sent is signed with another key.",
      receipt: "Something else stands in the place of one of your entries.",
    },
    text: "Nothing on this tablet was removed, and what was missing has been sent again. Both of the server's signatures are kept as proof. Go on working and tell the county office; this alarm stays.",
  },
  aside: {
    title: (count) => `${enCount(count, "item", "items")} from the server did not verify`,
    text: "The signature or the chain does not agree with what is on the tablet. It was put aside and is not shown, but not removed. Tell the county office.",
  },
  waiting: {
    title: "On its way",
    none: "Nothing waits",
    noneText: "All that you recorded is with the server, with a receipt.",
    nothingYet: "You have not recorded anything yet",
    nothingYetText: "Reports and violations that you record appear here.",
  },
  received: {
    title: "Received",
    more: (count) => `Show ${enCount(count, "more", "more")}`,
  },
  recordedAt: (moment) => `Recorded ${moment}`,
  types: {
    filed: "Report",
    corrected: (name) => `Correction of ${name}`,
    logged: (name) => `Violation: ${name}`,
    amended: (name) => `Amended violation: ${name}`,
    remark: "Remark",
    answer: "Answer to the office",
    handedOver: "Bundle handed to a courier",
    takenOver: "Bundle taken over by the office",
    violation: "Violation",
    sealed: "Report kept from this tablet",
    acts: {
      "notice.acknowledged": "Notice read",
      "count.reentered": "Second entry of the count",
      "count.settled": "Settlement of the count",
      "count.signed": "Signature on the count",
      "paper.printed": "Paper printed",
    },
    unknown: (type) => `Unknown item (${type})`,
  },
  preferences: "Language and display",
};
