/**
 * `npm run bench [-- --json] [--only key,key] [--quick]`: how fast it is, each figure of the server and the store beside a bare
 * floor measured in the same run. With --json the output is one JSON object; what goes on is told on standard error.
 */
import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measureRoutes } from "../../scripts/bundle-budget.mjs";
import { chromiumPath } from "../support/chromium.ts";
import { measureBoard } from "./board-figures.ts";
import { measureCapture } from "./capture-figures.ts";
import { measureChain } from "./chain-figures.ts";
import { measureEvidence } from "./evidence-figures.ts";
import { measureFold } from "./fold-figures.ts";
import { measureLog } from "./log-figures.ts";
import { measurePhoto } from "./photo-figures.ts";
import { measureServer, type ServerLoad } from "./server-figures.ts";
import { measureTablet } from "./tablet-figures.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});
const log = (line: string) => console.error(line);
// Servers and browsers tell where they run; the output is for the figures alone.
console.log = log;

const asked = values.only?.split(",");
const wanted = (key: string) => asked?.includes(key) ?? true;

const fullLoad: ServerLoad = {
  rounds: 5,
  warmUps: 2,
  ingestBatch: { tablets: 50, pushes: 6, size: 100 },
  ingestSingle: { tablets: 50, pushes: 20, size: 1 },
  herd: { tablets: 200, pushes: 1, size: 20 },
  pullEntries: 20_000,
};
const quickLoad: ServerLoad = {
  rounds: 1,
  warmUps: 0,
  ingestBatch: { tablets: 4, pushes: 1, size: 20 },
  ingestSingle: { tablets: 4, pushes: 2, size: 1 },
  herd: { tablets: 8, pushes: 1, size: 5 },
  pullEntries: 200,
};

const figures: Record<string, unknown> = {};
if (["ingestBatch", "ingestSingle", "herd", "pull"].some(wanted)) {
  Object.assign(figures, await measureServer(values.quick ? quickLoad : fullLoad, wanted, log));
}
if (wanted("log")) {
  const { ingestBatch, rounds, warmUps } = values.quick ? quickLoad : fullLoad;
  figures["log"] = await measureLog(ingestBatch, rounds, warmUps, log);
}
if (wanted("verifyChainMs")) {
  figures["verifyChainMs"] = await measureChain(values.quick ? 500 : 10_000, values.quick ? 1 : 5, log);
}
if (wanted("capture")) figures["capture"] = await measureCapture(values.quick ? 20 : 400, values.quick ? 5 : 50);
if (wanted("warmStartMs") || wanted("saveP95Ms")) {
  const load = values.quick ? { entries: 100, starts: 1, saves: 1 } : { entries: 5000, starts: 5, saves: 10 };
  Object.assign(figures, await measureTablet(load, log));
}
if (wanted("board")) {
  figures["board"] = await measureBoard(values.quick ? { entries: 500, times: 1 } : { entries: 40_000, times: 3 }, log);
}
if (wanted("evidence")) {
  const load = { tablets: 20, filesPerTablet: 25, fileBytes: 1_000_000, dropEveryMs: 3000, rounds: 3 };
  const quick = { ...load, tablets: 2, filesPerTablet: 2, dropEveryMs: 500, rounds: 1 };
  figures["evidence"] = await measureEvidence(values.quick ? quick : load, log);
}
if (wanted("photo")) figures["photo"] = await measurePhoto(values.quick ? 1 : 5, log);
if (wanted("foldMs")) figures["foldMs"] = measureFold(values.quick ? 2000 : 200_000, values.quick ? 1 : 3);
if (wanted("routes")) {
  figures["routes"] = Object.fromEntries(measureRoutes().map(({ name, sizeBytes }) => [name, sizeBytes]));
}
figures["machine"] = {
  cpus: cpus().length,
  model: cpus()[0]?.model ?? "unknown",
  memoryBytes: totalmem(),
  node: process.version,
  chromium: execFileSync(chromiumPath(), ["--version", "--no-sandbox"], { encoding: "utf8" }).trim(),
};

process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : `${JSON.stringify(figures, null, 2)}\n`);
process.exit(0);
