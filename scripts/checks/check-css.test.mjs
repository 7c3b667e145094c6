import { expect, test } from "vitest";
import { checkCss } from "./check-css.mjs";

test.each([
  "a { margin-left: 1px }",
  "a{padding-right:1px}",
  "a { left: 0 }",
  "a { color: red; right: 0; }",
  "a { border-left: 1px solid }",
  "a { border-top-right-radius: 2px }",
  "a { text-align: left }",
  "a { float: right }",
  "a { scroll-margin-top: 1rem }",
])("rejects %s", (css) => {
  expect(checkCss("client/ui/a.css", css)).toHaveLength(1);
});

test.each([
  "a { margin-inline-start: 1px; padding-block: 2px; inset-inline-end: 0 }",
  "a { text-align: start; --left: 1px; width: 3px }",
  "/* left: 0 */ a { color: red }",
  "a { transform-origin: left top; background-position: right 4px center }",
  "a { border-start-end-radius: 2px }",
])("accepts %s", (css) => {
  expect(checkCss("client/ui/a.css", css)).toEqual([]);
});

test("names the line", () => {
  expect(checkCss("client/ui/a.css", "a {\n  color: red;\n  left: 0;\n}\n")[0]?.line).toBe(3);
});
