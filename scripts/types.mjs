// `npm run types`: the compiler over every part, each with the globals that its platform really has; one part for each core.
import { availableParallelism } from "node:os";
import { runTool } from "./lib/run.mjs";

/** The longest first: it is what the others are waited for with. */
const parts = ["tests", "client", "server", "shared", "client/sw", "verifier", "scripts"];

const waiting = [...parts];
/** @type {Map<string, string>} what the compiler says of each part that does not compile */
const faults = new Map();
await Promise.all(
  Array.from({ length: Math.min(availableParallelism(), 4) }, async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const { code, output } = await runTool("typescript/bin/tsc", ["-p", part], { capture: true });
      if (code !== 0) faults.set(part, output);
    }
  }),
);
for (const part of parts) {
  const said = faults.get(part);
  console.log(said === undefined ? `ok  ${part}` : `FAILED  ${part}\n${said.trimEnd()}`);
}
process.exit(faults.size === 0 ? 0 : 1);
