import type { deskSync as fa } from "../fa/desk-sync.ts";
import { enCount, enFigure } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const deskSync: Translation<typeof fa> = {
  title: "Sync",
  retry: "Sync now",
  retrying: "Syncing…",
  state: "State",
  states: { idle: "Up to date", syncing: "Syncing", offline: "No network", error: "Failed" },
  lastContact: "Last contact with the server",
  never: "never",
  nextRetry: "Next try",
  board: "Board",
  position: (position) => `up to position ${enFigure(position)} of the server's log`,
  fromServer: "taken from the server until the entries are here",
  fromOwn: "from entries that were verified in this browser",
  received: "Received in this round",
  waiting: "Waiting to be sent",
  entries: (count) => enCount(count, "entry", "entries"),
  nothingWaits: "nothing waits",
  server: "Server",
  persisted: "Kept in this browser",
  persistedYes: "The browser keeps the data",
  persistedNo: "The browser may throw the data away when space gets short",
  persistedNoFor:
    "All of it is safe on the server and is received again, but cannot be seen without a network. Install the app.",
  reference: "Reference data",
  branches: (count) => enCount(count, "branch", "branches"),
  unreadable: (count) => `${enCount(count, "document", "documents")} cannot be read by this version; update the app.`,
  logAlarm: "The server's log does not agree with what it had signed before",
  logAlarmKinds: {
    smaller: "The log is shorter than it was.",
    split: "Earlier entries of the log are not those that were there.",
    unproven: "The server does not show that the log is the same.",
    silent: "The server no longer signs its log.",
    forged: "What the server sent is signed with another key.",
    receipt: "Something else stands in the place of one of this desk's entries.",
  },
  logAlarmFor:
    "Nothing was removed, and what was missing has been sent again. Both signatures are kept as proof. Look at the server: it may have been restored from a backup. This alarm stays.",
  asideTitle: "Entries set aside",
  asideFor:
    "These came from the server and did not verify, or contradict what is here. Nothing was deleted; tell support.",
  asideKinds: { unsound: "did not verify", fork: "two entries in one place" },
  asidePosition: (position) => `position ${enFigure(position)}`,
  advice: {
    unreachable: "Check the network and the computer's date. Until it is back, what was received can be seen.",
    "no-progress": "The line is very slow. It is tried again by itself.",
    "not-the-server": "The network may want you to sign in first. Open another page and sign in to it.",
    busy: "There is nothing to do.",
    "server-full": "Tell the province's IT committee: the server's disk is full.",
    "server-error": "If it goes on, tell the province's IT committee.",
    "device-refused": "This browser's access was withdrawn. Call the province headquarters.",
    refused: "Update the app; if it goes on, tell support.",
    store: "Check the free disk space and open the page again.",
  },
};
