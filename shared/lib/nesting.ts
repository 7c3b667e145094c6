/** As deep as every reader that is written with care gets: SQLite's own stops at 1,000, a stack at some thousands. */
const maxDepth = 500;

/** Whether arrays and objects in a JSON text stand in one another more than 500 deep. `text` must already have been parsed without an error. */
export function isNestedTooDeep(text: string): boolean {
  if (text.length <= 2 * maxDepth) return false;
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}
