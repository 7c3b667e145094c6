import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { inRoot, run, runTool } from "./lib/run.mjs";
import { countResults } from "./lib/vitest-report.mjs";

/** @typedef {{ passed: number, failures: string[] }} Outcome a sentence or more for each failure */
/** @typedef {{ name: string, what: string, needs?: string[], run: () => Promise<Outcome> }} Stage */

/** The end of a long text, where tools say what is wrong. @param {string} text */
const tail = (text) => text.trimEnd().split("\n").slice(-60).join("\n");

/**
 * A check that counts as one: it passes if the command ends with 0.
 * @param {() => Promise<{ code: number, output: string }>} command
 * @returns {() => Promise<Outcome>}
 */
const asCheck = (command) => async () => {
  const { code, output } = await command();
  console.log(output.trimEnd());
  return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [`ended with ${code}\n${tail(output)}`] };
};

/**
 * Runs one project of vitest.config.ts and counts its tests.
 * @param {string} project
 * @param {() => Promise<Record<string, string>>} [prepare] makes what the tests need and names it in the environment
 * @returns {() => Promise<Outcome>}
 */
const asTests = (project, prepare) => async () => {
  const env = (await prepare?.()) ?? {};
  const folder = mkdtempSync(`${tmpdir()}/amanat-test-`);
  const file = `${folder}/${project}.json`;
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  // CI makes vitest compare snapshots instead of writing them.
  const { code } = await runTool("vitest/vitest.mjs", args, { env: { CI: "true", ...env } });
  try {
    return countResults(readFileSync(file, "utf8"), code, inRoot(""));
  } catch {
    return { passed: 0, failures: [`vitest ended with ${code} and left no report (see its output above)`] };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/**
 * Every stage, in the order in which they run. One without tests fails, so that none is lost unnoticed.
 * @returns {Stage[]}
 */
export function listStages() {
  const captured = { capture: true };
  const script = (/** @type {string} */ name) =>
    asCheck(() => run(process.execPath, [`scripts/${name}.mjs`], captured));
  const withChromium = async () => ({ AMANAT_CHROMIUM: await ensureChromium() });
  return [
    { name: "format", what: "oxfmt", run: asCheck(() => runTool("oxfmt/bin/oxfmt", ["--check"], captured)) },
    { name: "lint", what: "oxlint, import rules, the project's own rules", run: script("lint") },
    { name: "types", what: "tsc over every part", run: script("types") },
    {
      name: "knip",
      what: "dead code and unused packages",
      run: asCheck(() => runTool("knip/bin/knip.js", [], captured)),
    },
    { name: "unit", what: "tests beside their sources", run: asTests("unit") },
    { name: "property", what: "any order, loss and repetition", run: asTests("property") },
    {
      name: "contract",
      what: "vectors, golden journals, every store alike",
      run: asTests("contract"),
    },
    {
      name: "simulation",
      what: "faulty network, disk and clock",
      run: asTests("simulation"),
    },
    {
      name: "build",
      what: "the client",
      run: async () =>
        (await ensureBuilt()) ? { passed: 1, failures: [] } : { passed: 0, failures: ["vite build failed"] },
    },
    {
      name: "faults",
      what: "crashes, damage, bad roads and wrong clocks",
      needs: ["build"],
      run: asTests("faults", withChromium),
    },
    {
      name: "e2e",
      what: "the whole system in a real Chromium",
      needs: ["build"],
      run: asTests("e2e", withChromium),
    },
    { name: "budget", what: "JavaScript per route", needs: ["build"], run: script("bundle-budget") },
  ];
}
