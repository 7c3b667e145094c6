/**
 * Writes the vectors: `npx tsx tests/vectors/generate-vectors.ts`. They are frozen: whoever implements `wire.md` is measured by
 * them, we included. This file knows `wire.md` and Node's crypto and nothing of the product; keys and salts follow from names, so
 * that it writes the same bytes every time. A new case is a new name; an old one is never changed.
 */
import { writeFileSync } from "node:fs";
import { refusedEntries } from "./refused-entries.ts";
import { logCases } from "./wire-log.ts";
import { device, entryType, ingestCases, preAuth, soundEntries } from "./wire-entries.ts";

const write = (name: string, content: unknown) =>
  writeFileSync(new URL(`./${name}.json`, import.meta.url), `${JSON.stringify(content, null, 2)}\n`);

const paeCases = [
  ["http://example.com/HelloWorld", "hello world"],
  ["", ""],
  ["t", "آرا شمرده شد"],
  ["t", "😀"],
  [entryType, '{"format":1}'],
] as const;

write(
  "keys",
  ["branch", "neighbour", "stranger"].map((name) => {
    const { seed, author } = device(name);
    return { name, seed: seed.toString("hex"), publicKey: author };
  }),
);
write(
  "pae",
  paeCases.map(([type, body]) => ({ type, body, encoded: preAuth(type, body).toString("hex") })),
);
write("entries", soundEntries());
write("refused", refusedEntries());
write("ingest", ingestCases());
write("log", logCases());
