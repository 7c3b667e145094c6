import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { inRoot, runTool } from "./run.mjs";

const sources = [
  "client",
  "shared",
  "public",
  "index.html",
  "vite.config.ts",
  "tsconfig.base.json",
  "package-lock.json",
];
const stampPath = "dist/.sources.sha256";

/** @param {string} path relative to the root @returns {string[]} the files in it, sorted, tests left out */
function listFiles(path) {
  if (!existsSync(inRoot(path))) return [];
  try {
    return readdirSync(inRoot(path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .sort();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOTDIR") return [inRoot(path)];
    throw error;
  }
}

/** SHA-256 over the names and contents of everything the client is built from. */
function hashSources() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(listFiles)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** True if dist/client was built from exactly the sources that lie here. */
function isBuilt() {
  const built = existsSync(inRoot("dist/client/index.html")) && existsSync(inRoot(stampPath));
  return built && readFileSync(inRoot(stampPath), "utf8") === hashSources();
}

/**
 * Builds the client into dist/client and notes what it was built from.
 *
 * @returns {Promise<boolean>} whether the build succeeded; its messages are on the terminal
 */
export async function build() {
  const before = hashSources();
  const { code } = await runTool("vite/bin/vite.js", ["build", "--logLevel", "warn"], { aside: true });
  if (code === 0) writeFileSync(inRoot(stampPath), before);
  return code === 0;
}

/** Builds the client unless it is up to date. @returns {Promise<boolean>} whether an up-to-date build is there */
export async function ensureBuilt() {
  if (isBuilt()) return true;
  console.error("Building the client …");
  return build();
}
