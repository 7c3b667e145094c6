import { lineAt, parseCode, visit } from "./parse-code.mjs";
import { isIn, isTest } from "./source-paths.mjs";

/** @typedef {import("./parse-code.mjs").Finding} Finding */

const sqlStart =
  /^\s*(select\s.+\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(table|index|unique|view|trigger)\s|pragma\s|begin\s+immediate)/is;
const keyOperations = new Set(["sign", "generateKey", "wrapKey", "unwrapKey", "deriveKey", "deriveBits", "exportKey"]);
const textAttributes = new Set(["alt", "aria-label", "aria-description", "label", "placeholder", "title"]);
const physicalStyle = /^(left|right|top|bottom|(margin|padding|border)(Left|Right|Top|Bottom).*)$/;
const letters = /\p{L}/u;
/** Two letters make a word; a single one is a sign that code works on, a digit or a sample for a font. */
const arabicWord = /\p{Script=Arabic}{2}/u;

/**
 * What the linter has no rule for: no clock in shared/, SQL only in the journal store, private keys only in client/keys,
 * no sleeping in tests, and every text of a screen through client/i18n.
 *
 * @param {string} path relative to the repository's root, with forward slashes
 * @param {string} text
 * @returns {Finding[]}
 */
export function checkCode(path, text) {
  /** @type {Finding[]} */
  const findings = [];
  const report = (/** @type {{ start: number }} */ node, /** @type {string} */ message) =>
    findings.push({ path, line: lineAt(text, node.start), message });

  const isShared = isIn(path, "shared") && !isTest(path);
  const isScreen = isIn(path, "client") && !isIn(path, "client/i18n") && !isTest(path);
  const mayHoldSql = !isIn(path, "server") || isIn(path, "server/journal-store") || isTest(path);
  const mayTouchKeys = !isIn(path, "client") || isIn(path, "client/keys") || isTest(path);

  /** Names under which promises are resolved: a timer that calls one is a sleep. @type {Set<string>} */
  const resolvers = new Set();

  /** A piece of text in the source. @param {{ start: number }} node @param {string} value */
  const checkText = (node, value) => {
    if (!mayHoldSql && sqlStart.test(value)) report(node, "only server/journal-store holds SQL");
    if (isScreen && arabicWord.test(value)) report(node, "Persian text belongs in client/i18n");
  };

  /** Logical properties only, in inline styles as in stylesheets. @param {import("vite").ESTree.JSXAttribute} node */
  const checkStyle = (node) => {
    if (node.value?.type !== "JSXExpressionContainer" || node.value.expression.type !== "ObjectExpression") return;
    for (const property of node.value.expression.properties) {
      if (property.type !== "Property" || property.key.type !== "Identifier") continue;
      if (physicalStyle.test(property.key.name))
        report(property, `physical "${property.key.name}": use the logical property`);
    }
  };

  visit(parseCode(path, text), {
    NewExpression: (node) => {
      const isBareDate =
        node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0;
      if (isShared && isBareDate) report(node, "shared/ takes its clock from a port: new Date() reads the system's");
      const resolver = node.callee.type === "Identifier" && node.callee.name === "Promise" && findResolver(node);
      if (resolver) resolvers.add(resolver);
    },
    CallExpression: (node) => {
      if (isShared && node.callee.type === "Identifier" && node.callee.name === "Date") {
        report(node, "shared/ takes its clock from a port: Date() reads the system's");
      }
      const [callback] = node.arguments;
      const isTimer = node.callee.type === "Identifier" && node.callee.name === "setTimeout";
      if (isTest(path) && isTimer && callback?.type === "Identifier" && resolvers.has(callback.name)) {
        report(node, "no sleeping in tests: wait for the condition");
      }
    },
    ImportDeclaration: (node) => {
      if (isTest(path) && node.source.value === "node:timers/promises") {
        report(node, "no sleeping in tests: wait for the condition");
      }
    },
    MemberExpression: (node) => {
      if (mayTouchKeys || node.property.type !== "Identifier" || !keyOperations.has(node.property.name)) return;
      const { object } = node;
      const owner = object.type === "MemberExpression" ? object.property : object;
      if (owner.type === "Identifier" && owner.name === "subtle") {
        report(node, `only client/keys touches private keys: subtle.${node.property.name}`);
      }
    },
    Literal: (node) => {
      if (typeof node.value === "string") checkText(node, node.value);
    },
    TemplateElement: (node) => checkText(node, node.value.raw),
    JSXText: (node) => {
      if (isScreen && letters.test(node.value))
        report(node, `text of a screen belongs in client/i18n: ${node.value.trim()}`);
    },
    JSXAttribute: (node) => {
      if (!isScreen || node.name.type !== "JSXIdentifier") return;
      if (node.name.name === "style") checkStyle(node);
      if (!textAttributes.has(node.name.name)) return;
      if (node.value?.type === "Literal" && typeof node.value.value === "string" && letters.test(node.value.value)) {
        report(node, `text of a screen belongs in client/i18n: ${node.name.name}`);
      }
    },
  });
  return findings;
}

/** The resolver's name in `new Promise((resolve) => …)`. @param {import("vite").ESTree.NewExpression} node */
function findResolver(node) {
  const [executor] = node.arguments;
  if (executor?.type !== "ArrowFunctionExpression" && executor?.type !== "FunctionExpression") return undefined;
  const [resolver] = executor.params;
  return resolver?.type === "Identifier" ? resolver.name : undefined;
}
