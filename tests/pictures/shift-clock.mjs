// Loaded before the server: its clock stands as far from the machine's as a file says, so that a day can be lived in minutes.
import { readFileSync } from "node:fs";
import { ServerResponse } from "node:http";

const path = process.env["AMANAT_CLOCK"] ?? "";
const Machine = Date;
let offsetMs = 0;
const read = () => (offsetMs = Number(readFileSync(path, "utf8")));
read();
setInterval(read, 50).unref();
const now = () => Machine.now() + offsetMs;
globalThis.Date = new Proxy(Machine, {
  construct: (target, words, kind) => Reflect.construct(target, words.length === 0 ? [now()] : words, kind),
  get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
});

// Node dates its responses by itself, and tablets set their time by that.
const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function writeShiftedHead(...words) {
  if (!this.headersSent) this.setHeader("date", new Date().toUTCString());
  return writeHead.apply(this, words);
};
