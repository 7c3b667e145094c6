import { Visitor, parseSync } from "vite";

/** @typedef {{ path: string, line: number, message: string }} Finding */
/** @typedef {import("vite").ESTree.Program} Program */

/** @param {string} text @param {number} offset @returns {number} line, from 1 */
export function lineAt(text, offset) {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Program}
 * @throws {SyntaxError} if the file does not parse
 */
export function parseCode(path, text) {
  const { program, errors } = parseSync(path, text);
  const [first] = errors;
  if (first) throw new SyntaxError(`${path}: ${first.message}`);
  return program;
}

/** @param {Program} program @param {import("vite").VisitorObject} visitor */
export const visit = (program, visitor) => new Visitor(visitor).visit(program);
