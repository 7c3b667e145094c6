import { expect, test } from "vitest";
import { countResults } from "./vitest-report.mjs";

/** @param {string[]} statuses @param {string} [fileStatus] */
const report = (statuses, fileStatus = statuses.includes("failed") ? "failed" : "passed") =>
  JSON.stringify({
    testResults: [
      {
        name: "/repo/shared/a.test.ts",
        status: fileStatus,
        message: "SyntaxError: unexpected",
        assertionResults: statuses.map((status, index) => ({
          status,
          fullName: `test ${index}`,
          failureMessages: status === "failed" ? ["expected 1 to be 2\n at a.test.ts:3"] : [],
        })),
      },
    ],
  });

test("passed tests are counted", () => {
  expect(countResults(report(["passed", "passed"]), 0, "/repo/")).toEqual({ passed: 2, failures: [] });
});

test("a failed test is counted and explained", () => {
  const { passed, failures } = countResults(report(["passed", "failed"]), 1, "/repo/");
  expect(passed).toBe(1);
  expect(failures).toEqual(["shared/a.test.ts › test 1\nexpected 1 to be 2\n at a.test.ts:3"]);
});

test.each(["skipped", "pending", "todo"])("a %s test is a failure", (status) => {
  expect(countResults(report(["passed", status]), 0, "/repo/").failures).toHaveLength(1);
});

test("a file that does not load is a failure", () => {
  const { failures } = countResults(report([], "failed"), 1, "/repo/");
  expect(failures).toEqual(["shared/a.test.ts failed outside its tests\nSyntaxError: unexpected"]);
});

test("a run without tests is a failure", () => {
  expect(countResults(JSON.stringify({ testResults: [] }), 0, "/repo/").failures).toEqual(["no test ran"]);
});

test("an error outside every file is a failure", () => {
  expect(countResults(report(["passed"]), 1, "/repo/").failures).toHaveLength(1);
});
