import { expect, test } from "vitest";
import { plantedBugs } from "./planted-bugs.ts";
import { countHarm, simulate } from "./simulate.ts";

/** Some mistakes need a copied profile, a server set back or a courier, which not every day has. */
const maxSeeds = 40;

test("there are at least twelve", () => {
  expect(Object.keys(plantedBugs).length).toBeGreaterThanOrEqual(12);
});

test.each(Object.entries(plantedBugs))("the simulation notices %s", async (name, { mistake, harm, bug }) => {
  let found = 0;
  let seed = 0;
  while (found === 0 && seed < maxSeeds) {
    seed += 1;
    const { findings } = await simulate(String(seed), bug);
    found = countHarm(findings, harm);
  }
  expect(found, `${name}: ${mistake}. Not noticed in seeds 1 to ${maxSeeds}`).toBeGreaterThan(0);
});
