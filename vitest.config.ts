import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

const minuteMs = 60_000;
/** Before any module: Dexie looks for IndexedDB when it is loaded, and what one test file has loaded the next one finds. */
const indexedDbInNode = "fake-indexeddb/auto";
const tellOfFailure = "tests/support/tell-of-failure.ts";

/** One project per kind of test: `npx vitest run --project unit`. Folders without tests are left out by scripts/test.mjs. */
function project(
  name: string,
  include: string[],
  testTimeoutMs: number,
  { startsServer = false, globalSetup = [] as string[], setupFiles = [indexedDbInNode] } = {},
): TestProjectConfiguration {
  return {
    test: {
      name,
      include,
      environment: "node",
      pool: "forks",
      // Loading the same modules anew for each file takes longer than many a test; what a file starts or replaces it ends and puts back.
      isolate: false,
      testTimeout: testTimeoutMs,
      globalSetup: [...(startsServer ? ["tests/support/compile-server.ts"] : []), ...globalSetup],
      setupFiles,
      hookTimeout: Math.max(testTimeoutMs, 30_000),
      // Tests wait for disks, servers and browsers: one file for each core, where vitest would leave one core idle.
      maxWorkers: Math.min(availableParallelism(), 4),
      retry: 0,
      // A browser test waits for what it expects as long as it would wait for an element to appear.
      expect: startsServer ? { poll: { timeout: 20_000 } } : {},
    },
  };
}

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      project("unit", ["{shared,server,client,verifier,scripts}/**/*.test.{ts,tsx,mjs}"], 30_000, {
        startsServer: true,
      }),
      project("property", ["tests/property/**/*.test.ts"], 2 * minuteMs),
      project("contract", ["tests/{contract,vectors,golden}/**/*.test.ts"], 30_000, { startsServer: true }),
      project("simulation", ["tests/simulation/**/*.test.ts"], 3 * minuteMs),
      project("faults", ["tests/faults/**/*.test.ts"], 2 * minuteMs, {
        startsServer: true,
        setupFiles: [indexedDbInNode, tellOfFailure],
      }),
      project("e2e", ["tests/e2e/**/*.test.ts"], 3 * minuteMs, {
        startsServer: true,
        globalSetup: ["tests/e2e/prepared-office.ts"],
        setupFiles: [tellOfFailure],
      }),
    ],
  },
});
