import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

/** The repository's root folder, absolute, without a slash at the end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Path of a file of this repository. @param {string} path relative to the root */
export const inRoot = (path) => `${root}/${path}`;

/** Colours only where someone looks: CI=true would otherwise turn them on in a log file. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] added to this process's own
 * @property {boolean} [capture] keep the output, without colours, instead of showing it
 * @property {boolean} [aside] show all output on standard error, where it does not mix with a program's result
 */

/**
 * Runs a command to its end with nothing on its standard input.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} 127 when the command does not exist; output is empty unless captured
 */
export function run(command, args, { env = {}, capture = false, aside = false } = {}) {
  const shown = aside ? 2 : 1;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...plain, ...env },
      stdio: ["ignore", capture ? "pipe" : shown, capture ? "pipe" : 2],
    });
    let output = "";
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}

/**
 * Runs a tool of node_modules by its script, so that no shell and no PATH is involved.
 *
 * @param {string} script path under node_modules
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export const runTool = (script, args, options) =>
  run(process.execPath, [inRoot(`node_modules/${script}`), ...args], options);
