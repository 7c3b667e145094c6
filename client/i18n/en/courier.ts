import type { courier as fa } from "../fa/courier.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

const items = (count: number) => enCount(count, "item", "items");
const photos = (count: number) => enCount(count, "photo", "photos");

export const courier: Translation<typeof fa> = {
  title: "Give to a courier",
  intro:
    "Without a network, what was recorded goes to the office with a courier. Handed to a courier is not received: every item stays on this tablet until its receipt is here.",
  ways: { file: "File for a courier", codes: "Codes on the screen", receipts: "Read receipts" },
  stop: "Stop",
  load: (entries, evidence, bytes) => `${items(entries)}${evidence === 0 ? "" : ` and ${photos(evidence)}`} · ${bytes}`,
  file: {
    intro: "Makes a sealed file, to be put on a memory stick or the courier's telephone. The courier cannot read it.",
    what: "What goes along",
    unsent: "Everything without a receipt",
    unsentFor: "Items and photos that have not reached the server",
    today: "All of today",
    todayFor: "What has no receipt and everything recorded today, with all photos",
    nothing: "Nothing to carry: everything has a receipt",
    lost: (count) =>
      `${photos(count)} cannot go along: not on this tablet any more, or damaged. What was written about them goes.`,
    shut: (count) =>
      `${items(count)} cannot go along: sealed under a key that this PIN does not open. They stay on the tablet: take it to the district office.`,
    make: "Make the file",
    making: "The file is being made…",
    save: "Save the file",
    share: "Send to another app",
    shareRefused: "The other app did not take the file. Save it and carry it from there.",
    another: "Another file",
    openWarning: "This file is not sealed: whoever has it can read everything in it. Give it only to somebody who may.",
    problems: {
      "too-large": {
        title: "The file would be larger than a file can be",
        advice: "Nothing is lost. Choose “Everything without a receipt”.",
      },
      failed: {
        title: "The file was not made",
        advice: "The items are safe on the tablet. Look at its free space and try again.",
      },
    },
  },
  open: {
    title: "Make the file without a seal?",
    text: "This tablet does not have the office's key: it has not reached the server since it was enrolled. Whoever gets hold of an unsealed file can read it. If you can, connect to a network once first.",
    make: "Make it unsealed",
    not: "Do not make it",
  },
  facts: {
    file: "File",
    size: "Size",
    holds: "Holds",
    counts: (entries, evidence) => `${items(entries)} and ${photos(evidence)}`,
    seal: "Seal",
    sealed: "Only the office can open it",
    open: "It is open",
    hash: "SHA-256",
  },
  handOver: {
    title: "Who took it?",
    text: "This is recorded and signed too, so that it is known who has the bundle.",
    name: "Name of who took it",
    nameMissing: "Write the name of who took it.",
    contact: "Their telephone or address",
    medium: "On what",
    record: "Record the handing over",
    recorded: "The handing over is recorded. The items stay on the tablet until their receipts are here.",
    failed: "The handing over was not recorded. The file is where it was; try again.",
  },
  media: {
    usb: "USB stick",
    "memory-card": "memory card",
    phone: "telephone",
    screen: "codes on the screen",
    other: "something else",
  },
  codes: {
    intro:
      "Without any storage: hold these codes in front of the office's camera. The signatures are in them and are checked as always. Photos do not go by code.",
    nothing: "Nothing to show: everything has a receipt",
    upTo: "Up to which item",
    upToHint:
      "The newest on top. Earlier items without a receipt go along, since the server accepts them in their order.",
    grain: "Size of the dots",
    fine: "Normal",
    coarse: "Large, for a weak camera",
    count: (entries, codes, bytes) => `${items(entries)} in ${enCount(codes, "code", "codes")} · ${bytes}`,
    tooMany: "That does not fit into codes. Choose an earlier item, or make a file.",
    notReceived: "Showing the codes is not received. Read the receipts afterwards under “Read receipts”.",
    done: "The codes were read; record who took them",
  },
  receipts: {
    intro:
      "Choose the file of receipts that the courier brought back. Each receipt is checked against the server's key, and only then is its item received.",
    choose: "Choose the file of receipts",
    orCodes: "Or read the receipts' codes from the screen of the office's computer:",
    empty: "No receipt was found in it. Nothing has changed; choose another file.",
    failed: "It could not be read. Nothing has changed; try again.",
    marked: (count) => (count === 0 ? "No further item is received" : `${items(count)} received`),
    known: (count) => `${items(count)} had a receipt already.`,
    foreign: (count) => `${enCount(count, "receipt", "receipts")} of another tablet: left aside.`,
    refused: (count) =>
      `${enCount(count, "receipt", "receipts")} not proven by the server's key, and not counted. The items stay on the tablet; tell the office.`,
  },
  custody: {
    title: "Who has the bundles",
    "handed-over": (from, to, moment, medium) => `${from} handed it to ${to} · ${moment} · ${medium}`,
    "taken-over": (from, to, moment, medium) => `${to} took it from ${from} · ${moment} · ${medium}`,
    states: { "on-the-way": "with the courier", arrived: "arrived", unannounced: "arrived, handing over not recorded" },
  },
};
