// `npm run lint`: oxlint, then the project's own rules (imports, clocks, SQL, keys, texts, CSS) over every source file.
import { readFileSync, readdirSync } from "node:fs";
import { checkCode } from "./checks/check-code.mjs";
import { checkCss } from "./checks/check-css.mjs";
import { checkImports } from "./checks/check-imports.mjs";
import { inRoot, runTool } from "./lib/run.mjs";

const folders = ["client", "server", "shared", "verifier", "tests", "scripts"];

/** Every file of the source folders, relative to the root. */
const files = folders.flatMap((folder) =>
  readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(inRoot("").length).replaceAll("\\", "/")),
);

/** @param {string} path */
function check(path) {
  const text = () => readFileSync(inRoot(path), "utf8");
  if (/\.(ts|tsx|mjs)$/.test(path) && !path.endsWith(".d.ts")) {
    return [...checkImports(path, text()), ...checkCode(path, text())];
  }
  return path.endsWith(".css") ? checkCss(path, text()) : [];
}

const oxlint = await runTool("oxlint/bin/oxlint", ["--deny-warnings", "--report-unused-disable-directives"]);
const findings = files.sort().flatMap(check);
for (const { path, line, message } of findings) console.log(`${path}:${line}: ${message}`);
console.log(`${files.length} files held against the project's own rules: ${findings.length} findings`);
process.exit(oxlint.code === 0 && findings.length === 0 ? 0 : 1);
