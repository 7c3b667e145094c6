import { lineAt } from "./parse-code.mjs";

/** @typedef {import("./parse-code.mjs").Finding} Finding */

const physicalProperty =
  /(?<=^|[;{\s])((?:scroll-)?(?:margin|padding)-(?:left|right|top|bottom)|(?:left|right|top|bottom)|border-(?:left|right|top|bottom)(?:-(?:width|style|color))?|border-(?:top|bottom)-(?:left|right)-radius)\s*:/g;
const physicalValue =
  /(?<=^|[;{\s])(text-align|float|clear|caption-side|justify-(?:content|items|self))\s*:\s*(left|right)\b/g;

/**
 * Logical properties only, so that one stylesheet serves both reading directions. Sizes (`width`, `height`) are free.
 *
 * @param {string} path
 * @param {string} text
 * @returns {Finding[]}
 */
export function checkCss(path, text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  return [...code.matchAll(physicalProperty), ...code.matchAll(physicalValue)]
    .map((match) => ({
      path,
      line: lineAt(text, match.index),
      message: `physical "${match[0].replace(/\s+/g, " ").trim()}": use the logical property (inline-start, block-end, inset …)`,
    }))
    .sort((a, b) => a.line - b.line);
}
