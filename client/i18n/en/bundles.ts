import type { bundles as fa } from "../fa/bundles.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

const entriesOf = (count: number) => enCount(count, "entry", "entries");

export const bundles: Translation<typeof fa> = {
  title: "Couriers' bundles",
  intro:
    "What a courier brings from a branch without a network is handed in here. Every entry is checked as always, and bringing a thing twice does not double it.",
  ways: { files: "File", codes: "Codes on a tablet's screen" },
  files: {
    drop: "Drop .amanat files here, or",
    choose: "Choose files",
    sending: "Being sent…",
    checking: "The server is checking…",
    waiting: "In line",
    stop: "Stop",
    brokenOff: "Not finished. It is sent again by itself when there is a network; what has arrived is not taken twice.",
    again: "Send again",
  },
  codes: {
    intro:
      "Hold the tablet in front of the camera until all codes are read, in any order. Photos of the codes can be chosen as well.",
    title: "Codes that were read",
    handingIn: "Being handed in…",
    broken: "There was no sound entry in these codes. Show all of them once more.",
  },
  outcomesTitle: "What became of it",
  noEntries: "There was no entry in it.",
  outcomes: {
    inserted: { name: "New", text: "It has its place in the server's log." },
    duplicate: { name: "Known", text: "The server had it; nothing is doubled." },
    held: { name: "Waits for an earlier one", text: "Kept; it takes its place when the entry before it comes." },
    forked: { name: "Fork", text: "Two entries at one place of a log; both are kept. See the page of devices." },
    quarantined: { name: "Put aside", text: "Its tablet was revoked; kept for a decision." },
    rejected: {
      name: "Not accepted",
      text: "It is not sound, or of no tablet of this scope. Whoever sent it still has it.",
    },
  },
  facts: {
    entries: "Entries",
    evidence: "Photos",
    evidenceOf: (whole, all) => `${whole} of ${all} arrived`,
    size: "Size",
    hash: "SHA-256",
  },
  damage: {
    title: "Damaged parts",
    text: "What was intact was taken. For these parts ask the courier to copy the file again, or the branch for a new one.",
    line: (line) => `line ${line}`,
    count: (count) => entriesOf(count),
    more: (count) => `and ${count} more`,
    kinds: {
      "not-a-bundle": "This file is no bundle of Amanat",
      "sealed-for-others": "It is sealed for another office",
      "seal-broken": "Its seal cannot be read",
      "seal-damaged": "A part of the seal is damaged",
      "cut-off": "The end of the file is missing: it was copied in part",
      structure: "The parts of the file contradict one another",
      manifest: "The list in the bundle cannot be read",
      line: "An entry cannot be read",
      "entries-missing": "Entries that the list names are missing",
      checksum: "A part is not what was written",
      "evidence-damaged": "A photo is damaged",
      "evidence-missing": "A photo is not in the bundle",
      receipt: "A receipt cannot be read",
      duplicate: "A file came twice",
      "unknown-file": "An unknown file in the bundle",
      "unsafe-name": "An unsafe name in the bundle",
      limit: "It is larger than can be accepted",
    },
  },
  receipts: {
    title: "Receipts for the branch",
    text: "Until the receipts are back, the items stay “on this tablet” there.",
    save: "Save the file of receipts",
    show: "Show the receipts as codes",
    showText:
      "On the tablet open “Give to a courier”, then “Read receipts”, and hold its camera in front of this screen.",
    fetching: "Fetching the receipts…",
    missing: (count) => `The receipts of ${entriesOf(count)} are not ready yet. Fetch them again in a moment.`,
    tooMuch: "So many receipts do not fit into codes; carry the file of receipts.",
  },
  takeOver: {
    title: "Who brought it?",
    name: "Name of who brought it",
    nameMissing: "Write the name of who brought it.",
    contact: "Their telephone or address",
    medium: "On what",
    record: "Record the taking over",
    recorded: "The taking over is recorded.",
    failed: "It was not recorded. The bundle was taken; record it again.",
    media: {
      usb: "USB stick",
      "memory-card": "memory card",
      phone: "telephone",
      screen: "codes on the screen",
      other: "something else",
    },
  },
  custody: {
    title: "Bundles from hand to hand",
    none: "No bundle is recorded yet",
    holds: (entries, evidence, bytes) => `${entriesOf(entries)} and ${enCount(evidence, "photo", "photos")} · ${bytes}`,
    "handed-over": (from, to) => `${from} handed it to ${to}`,
    "taken-over": (from, to) => `${to} took it from ${from}`,
    damaged: (count) => enCount(count, "damaged part", "damaged parts"),
    states: {
      "on-the-way": "on the way",
      arrived: "arrived",
      unannounced: "arrived; the handing over is not here yet",
    },
  },
};
