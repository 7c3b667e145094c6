/** `npm run simulate -- --seeds 200 [--seed NAME] [--bug NAME]`: exit code 1 if anything was lost, doubled or diverged. */
import { parseArgs } from "node:util";
import { plantedBugs } from "./planted-bugs.ts";
import { simulateAll } from "./simulate-all.ts";
import { countHarm } from "./simulate.ts";

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "200" }, seed: { type: "string" }, bug: { type: "string" } },
});
if (values.bug !== undefined && plantedBugs[values.bug] === undefined) {
  console.error(`No bug named ${values.bug}. There are: ${Object.keys(plantedBugs).join(", ")}`);
  process.exit(2);
}
const count = Number(values.seeds);
if (!Number.isInteger(count) || count < 1) {
  console.error(`--seeds ${values.seeds}: a whole number from 1 on`);
  process.exit(2);
}
const seeds =
  values.seed === undefined ? Array.from({ length: count }, (_, index) => String(index + 1)) : [values.seed];
const results = await simulateAll(seeds, values.bug, (done) => {
  if (done.length % 50 !== 0 || done.length === seeds.length) return;
  const entries = done.reduce((sum, result) => sum + result.entries, 0);
  console.log(`${done.length} of ${seeds.length} seeds, ${entries} entries`);
});
for (const { seed, findings } of results.filter((result) => result.findings.length > 0)) {
  console.log(
    `seed ${seed}: replay with npm run simulate -- --seed ${seed}${values.bug ? ` --bug ${values.bug}` : ""}`,
  );
  for (const { harm, what } of findings.slice(0, seeds.length === 1 ? 100 : 3)) console.log(`  ${harm}: ${what}`);
}
const findings = results.flatMap((result) => result.findings);
const [lost, doubled, diverged] = (["lost", "doubled", "diverged"] as const).map((harm) => countHarm(findings, harm));
console.log(`${seeds.length} seeds: ${lost} lost, ${doubled} doubled, ${diverged} diverged`);
process.exitCode = findings.length === 0 ? 0 : 1;
