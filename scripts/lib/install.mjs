import { existsSync, readFileSync } from "node:fs";
import { inRoot, run } from "./run.mjs";

/** @typedef {Record<string, { version?: string, optional?: boolean }>} LockedPackages */

/**
 * The packages that the lockfile asks for and node_modules does not have in that version. Contents are compared and not
 * dates, because a checkout touches dates without changing anything. Optional packages are those of other platforms.
 *
 * @param {LockedPackages} wanted `packages` of package-lock.json
 * @param {LockedPackages} installed `packages` of node_modules/.package-lock.json
 * @returns {string[]} their paths
 */
export function findMissingPackages(wanted, installed) {
  return Object.entries(wanted)
    .filter(([path, { version, optional }]) => {
      if (path === "") return false;
      const found = installed[path];
      return found === undefined ? optional !== true : found.version !== version;
    })
    .map(([path]) => path);
}

/** @param {string} path @returns {LockedPackages} */
const readPackages = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {});

/** Runs `npm ci` if anything of the lockfile is missing. Exits with a sentence on what to do when it cannot. */
export async function ensureInstalled() {
  const missing = findMissingPackages(
    readPackages(inRoot("package-lock.json")),
    readPackages(inRoot("node_modules/.package-lock.json")),
  );
  if (missing.length === 0) return;
  console.error(`Installing ${missing.length} packages …`);
  // npm names its own script to the scripts it starts; without it (plain `node scripts/start.mjs`) PATH must have npm.
  const npm = process.env["npm_execpath"];
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code } = await (npm?.endsWith(".js")
    ? run(process.execPath, [npm, ...args], { aside: true })
    : run("npm", args, { aside: true }));
  if (code !== 0) {
    console.error(
      "\nThe packages could not be installed (npm ci failed, see above). Nothing else was changed.\n" +
        "Check the connection to the package registry, or its address in `npm config get registry`, and start again.",
    );
    process.exit(1);
  }
}
