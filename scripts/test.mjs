// `npm test`: installs what is missing and runs every check. The last line is `N passed, N failed` over all of them.
// `npm test -- --only unit,lint` runs some. Runs before node_modules exists: nothing but Node itself is imported here.
import { ensureInstalled } from "./lib/install.mjs";
import { listStages } from "./test-stages.mjs";

/** @typedef {import("./test-stages.mjs").Outcome} Outcome */

const stages = listStages();
const only = readOnly(process.argv.slice(2));
const needed = new Set(only.flatMap((name) => [name, ...(stages.find((stage) => stage.name === name)?.needs ?? [])]));
const chosen = stages.filter(({ name }) => only.length === 0 || needed.has(name));

await ensureInstalled();

/** @type {Map<string, Outcome>} */
const outcomes = new Map();
for (const stage of chosen) {
  console.log(`\n━━ ${stage.name}: ${stage.what}`);
  const startedAtMs = performance.now();
  const lacking = (stage.needs ?? []).filter((name) => (outcomes.get(name)?.failures.length ?? 0) > 0);
  const outcome =
    lacking.length > 0
      ? { passed: 0, failures: [`not run, because ${lacking.join(" and ")} failed`] }
      : await stage.run().catch((error) => ({ passed: 0, failures: [String(error.message)] }));
  outcomes.set(stage.name, outcome);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`── ${stage.name}: ${outcome.passed} passed, ${outcome.failures.length} failed, ${seconds} s`);
}

const all = [...outcomes.entries()];
const passed = all.reduce((sum, [, outcome]) => sum + outcome.passed, 0);
const failed = all.reduce((sum, [, outcome]) => sum + outcome.failures.length, 0);
if (failed > 0) console.log("\n━━ what failed");
for (const [name, { failures }] of all) for (const failure of failures) console.log(`\n✗ ${name}: ${failure}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** @param {string[]} args @returns {string[]} names of the stages asked for; none means all */
function readOnly(args) {
  const text = args.join(" ").match(/^--only[= ](.+)$/)?.[1];
  const names = text?.split(/[, ]+/) ?? [];
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (args.length > 0 && (text === undefined || unknown.length > 0)) {
    console.error(`Usage: npm test -- --only <${stages.map(({ name }) => name).join("|")}>[,…]`);
    process.exit(2);
  }
  return names;
}
