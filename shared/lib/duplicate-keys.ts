/**
 * Whether any object in a JSON text names a key twice. `JSON.parse` keeps the last and other parsers the first, so one
 * signed text could mean two things to two readers. `text` must already have been parsed without an error.
 */
export function hasDuplicateKeys(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    const token = match[0];
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (match[1] !== undefined) {
      const keys = open.at(-1);
      const key = JSON.parse(token.slice(0, token.length - match[1].length)) as string;
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}
