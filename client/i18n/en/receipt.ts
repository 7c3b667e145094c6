import type { receipt as fa } from "../fa/receipt.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const receipt: Translation<typeof fa> = {
  title: (number) => `Receipt ${number}`,
  loading: "Checking the receipt…",
  verifiedTitle: "Received",
  verified: "Proven on this tablet: the server signed with its key that the item is in its log.",
  badTitle: "This receipt does not hold",
  bad: "What is kept here is not signed by the server, or belongs to another item. Your item is safe; tell the county office.",
  noneTitle: "No receipt yet",
  none: "The item is safe on this tablet. It is sent as soon as there is a network, and its receipt comes here.",
  unknown: "There is no such item on this tablet.",
  number: "Receipt number",
  item: "Item",
  receivedAt: "Received by the server",
  size: "The log at that time",
  entries: (count) => enCount(count, "entry", "entries"),
  hash: "Hash of the item",
  root: "Hash of the log",
  code: (number) => `Code of receipt ${number}`,
  whole: "The code is the whole receipt: whoever has the server's key can check it without a network.",
  short: "The receipt does not fit into one code: this one has its number, the item's hash and the log's signed head.",
  save: "Save the receipt's file",
  open: "Open the item",
  list: "Sync",
};
