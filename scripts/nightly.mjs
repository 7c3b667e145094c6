// `npm run nightly`: what `npm test` has no time for. The random fault tests with more rounds and new seeds, and the simulation with
// thousands of seeds. Each failure prints the seed that replays it. Takes about an hour; exit code 1 if anything failed.
import { ensureBuilt } from "./lib/build.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { run, runTool } from "./lib/run.mjs";

/** Every test gets this many times as long as in `npm test`. */
const patienceMs = 60 * 60_000;

await ensureInstalled();
if (!(await ensureBuilt())) process.exit(1);
const env = { AMANAT_NIGHTLY: "1", AMANAT_CHROMIUM: await ensureChromium() };

const faults = ["run", "--project", "faults", "--project", "property", `--testTimeout=${patienceMs}`];
const steps = [
  { name: "faults", run: () => runTool("vitest/vitest.mjs", faults, { env }) },
  {
    name: "simulation",
    run: () => run(process.execPath, ["scripts/run.mjs", "tests/simulation/main.ts", "--seeds", "5000"]),
  },
];
const failed = [];
for (const step of steps) {
  console.log(`\n━━ ${step.name}`);
  const { code } = await step.run();
  if (code !== 0) failed.push(step.name);
}
console.log(failed.length === 0 ? "\nnothing was found" : `\nfailed: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
