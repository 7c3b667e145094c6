/**
 * Counts the tests of one vitest run. Whatever keeps a test from proving something is a failure: a skipped test, a file
 * that does not load, an error outside every test, a run without tests.
 *
 * @param {string} report text of vitest's JSON report
 * @param {number} exitCode of vitest
 * @param {string} rootPath what to leave out of file names
 * @returns {{ passed: number, failures: string[] }}
 */
export function countResults(report, exitCode, rootPath) {
  /** @type {{ testResults: { name: string, status: string, message: string, assertionResults: Assertion[] }[] }} */
  const { testResults } = JSON.parse(report);
  let passed = 0;
  /** @type {string[]} */
  const failures = [];
  for (const file of testResults) {
    const name = file.name.replace(rootPath, "");
    for (const test of file.assertionResults) {
      if (test.status === "passed") passed += 1;
      else failures.push(`${name} › ${test.fullName}\n${explain(test)}`);
    }
    if (file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed")) {
      failures.push(`${name} failed outside its tests\n${file.message}`);
    }
  }
  if (passed + failures.length === 0) failures.push("no test ran");
  if (exitCode !== 0 && failures.length === 0) failures.push(`vitest ended with ${exitCode} (see its output above)`);
  return { passed, failures };
}

/** @typedef {{ status: string, fullName: string, failureMessages: string[] | null }} Assertion */

/** @param {Assertion} test */
function explain({ status, failureMessages }) {
  if (status !== "failed") return `the test is ${status}: a test that does not run proves nothing`;
  // Frames of the test runner say nothing about the test.
  const lines = (failureMessages ?? [])
    .flatMap((message) => message.split("\n"))
    .filter((line) => !line.includes("node_modules/"));
  return lines.slice(0, 20).join("\n");
}
