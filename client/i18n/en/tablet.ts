import type { tablet as fa } from "../fa/tablet.ts";
import { enCount, enFigure } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const tablet: Translation<typeof fa> = {
  today: "Today",
  violations: "Violations",
  sync: "Sync",
  lock: "Lock the tablet",
  waitingCount: (count) => `${enCount(count, "item", "items")} waiting`,
  rehearsal: "Rehearsal",
  status: {
    nothingWaits: "Everything has reached the server",
    nothingYet: "Nothing waits to be sent",
    waits: (count, bytes) => `${enCount(count, "item", "items")} waiting to be sent · ${bytes}`,
    sending: (count, bytes) => `Sending ${enCount(count, "item", "items")} · ${bytes}`,
    needsYou: (count) => `${enCount(count, "item needs", "items need")} you`,
    lastContact: (age) => `Last contact with the server: ${age}`,
    noContact: "No contact with the server yet",
    unreachable: "The server cannot be reached: look at the network, and at the tablet's date and time; go on working",
    wrongClock:
      "The tablet's clock is wrong and shuts the secure way to the server: set its date and time; nothing is lost",
    offline: "No network; go on working, all is sent once it is back",
  },
  storage: {
    title: "The browser does not promise to keep the data",
    text: "Short of space it may clear what Amanat keeps. Install the app, and let the reports be sent whenever there is a network.",
  },
  notFetched: {
    title: "What this branch has filed before is not here yet",
    text: "Nothing can be recorded until it is, so that nothing is filed twice. Connect the tablet to a network. You may write meanwhile; drafts are kept.",
  },
  standing: {
    next: "What to do?",
    frozen: {
      title: "Another copy of this tablet was used as well",
      text: "All that you record is safe. This tablet has to be enrolled again with a new code from the governor's office.",
    },
    revoked: {
      title: "This tablet was withdrawn",
      text: "Your work is safe on the tablet and is still sent; the governor's office decides about it.",
    },
  },
  superseded: {
    title: "A newer version is open in another window",
    text: "Your drafts are saved. Open this page again.",
    reload: "Open again",
  },
  blocked: {
    title: "An old window of Amanat is open",
    text: "The new version cannot start. Close the other windows of Amanat; nothing of your work is lost.",
  },
  updateNeeded: (count) =>
    `${enCount(count, "item", "items")} of another tablet cannot be read by this version. Update the app; nothing was dropped.`,
  noUnit: {
    title: "The branch's lists have not arrived yet",
    text: "What was recorded is safe. Connect the tablet to a network to receive the lists.",
  },
  deskDevice: {
    title: "This browser is a desk",
    text: "A branch's reports are recorded on that branch's tablet.",
    open: "Go to the desk",
  },
  draft: {
    saved: "Draft saved",
    saving: "Saving the draft…",
    failed: "The draft could not be saved; free some space on the tablet and leave this page open.",
    title: "A draft was kept",
    found: (name, time, age) => `“${name}” was saved at ${time} (${age}).`,
    by: (officer) => `Written by ${officer}.`,
    continue: "Go on with the draft",
    openElsewhere:
      "This form is open in another window too. Write in one and close the other; what was written last is kept.",
    fresh: "Discard it and start anew",
  },
  lostAlarm: "Part of this tablet's data is lost. To see and recover it, open the tablet first.",
  choosePin: {
    hint: "It opens the tablet without a network; tell it to nobody.",
    first: "Six-digit PIN",
    again: "Enter the same PIN again",
    differs: "The two PINs differed. Enter them anew.",
    longer: "I want a longer PIN",
    firstLonger: "A PIN of six to sixteen digits",
    hintLonger: "Enter the digits and press the tick. Each further digit makes guessing ten times harder.",
  },
  photos: {
    camera: "Take a photo",
    file: "Choose from files",
    saving: "Saving the photo and reading it back…",
    saved: (count) => `${enCount(count, "photo", "photos")} saved on the tablet`,
    photo: (number) => `Photo ${enFigure(number)}`,
    remove: (number) => `Remove photo ${enFigure(number)}`,
    open: (number) => `View photo ${enFigure(number)}`,
    empty: "This file is empty and was not saved.",
    "too-large": "This file is larger than 64 MB and was not saved.",
    "no-room": "The tablet has not enough free space; this file was not saved. Your text is safe.",
    "not-read-back": "This file was not stored properly and was put aside. Take it again.",
    failed: "This file was not saved. Your text is safe; try again.",
    damaged: "The bytes of this file are damaged on the tablet; the text of the report is sent all the same.",
    "not-accepted": "This file is no photo, film, sound or PDF and was not saved.",
    differs: "The bytes of this file do not agree with its kind, and it was not saved.",
    disguised:
      "This file carries a page, a program or an archive inside of it and was not saved. Take the photo with the tablet's camera.",
    "too-many-pixels": "This picture is too large and was not saved. Take it again at a usual size.",
    refusedFor: {
      "/problems/evidence-differs":
        "The server did not accept it: the file's bytes do not agree with the kind that was signed.",
      "/problems/evidence-disguised": "The server did not accept it: it is or carries a page, a program or an archive.",
      "/problems/evidence-too-many-pixels": "The server did not accept it: the picture is too large.",
    },
    refused: "The server did not accept this file.",
    sent: "With the server",
    waiting: "Waiting to be sent",
    notHere: "This file is not on this tablet",
  },
  position: {
    give: "Record the tablet's position",
    again: "Record again",
    finding: "Looking for the position…",
    found: (accuracy) => `accurate to ${enFigure(accuracy)} m`,
    remove: "Remove the position",
    denied:
      "The browser does not allow the position. Write the address under “where”; it can be saved without a position.",
    unavailable: "No position was found. Try again outdoors, or write the address.",
  },
  rule: {
    against: (left, right) => `${left} against ${right}`,
    minutes: (minutes) => enCount(minutes, "minute", "minutes"),
  },
  saved: (name) => `“${name}” was saved`,
  savedNote: "It is signed and kept on this tablet; sending is automatic.",
  mayNotRecord: "Your role does not record this; you can read it.",
  failure: {
    title: "Not saved",
    locked: "The tablet was locked. The draft is safe; unlock and save again.",
    "data-lost": "Some of the tablet's data is gone. The draft is safe; see the alarm page.",
    "no-election": "The election's data has not arrived yet. The draft is safe; connect the tablet to a network.",
    "not-fetched":
      "What this branch has filed before has not come from the server yet. The draft is kept; connect the tablet to a network and save again.",
    evidence: "One of the photos is no longer on the tablet. Remove it and take it again; the text is safe.",
    large: "This is larger than what can be recorded. Shorten the description; the draft is safe.",
    gone: "This draft was already saved in another window.",
    room: "The tablet's storage is full. Free some space and try again; leave this page open.",
    other: "The draft is safe. Try again; if it fails again, call support.",
  },
};
