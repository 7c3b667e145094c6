import { posix } from "node:path";
import { allowedFolders, belowFeatures, forbiddenPackages, packageOwners, separatedFolders } from "./import-rules.mjs";
import { lineAt, parseCode, visit } from "./parse-code.mjs";
import { isIn, isTest } from "./source-paths.mjs";

/** @typedef {import("./parse-code.mjs").Finding} Finding */
/** @typedef {{ specifier: string, offset: number }} Dependency */

/** Every module that a file names: imports, re-exports, dynamic imports, import types and workers' `new URL(…, import.meta.url)`. */
function listDependencies(/** @type {import("./parse-code.mjs").Program} */ program) {
  /** @type {Dependency[]} */
  const found = [];
  const add = (/** @type {{ type: string, value?: unknown, start: number } | null | undefined} */ source) => {
    if (source?.type === "Literal" && typeof source.value === "string") {
      found.push({ specifier: source.value, offset: source.start });
    }
  };
  visit(program, {
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    NewExpression: (node) => {
      const [first, base] = node.arguments;
      const isUrl = node.callee.type === "Identifier" && node.callee.name === "URL";
      if (!isUrl || base?.type !== "MemberExpression" || base.object.type !== "MetaProperty") return;
      if (first?.type === "Literal" && /\.(ts|tsx|mjs)$/.test(String(first.value))) add(first);
    },
  });
  return found;
}

/** The folder of the table that speaks for a path. @param {string} path */
const zoneOf = (path) =>
  Object.keys(allowedFolders)
    .filter((folder) => isIn(path, folder))
    .sort((a, b) => b.length - a.length)[0];

/** The part of a separated folder that a path lies in. @param {string} path @param {string} folder */
const partOf = (path, folder) => (isIn(path, folder) ? path.slice(folder.length + 1).split("/")[0] : undefined);

/** @param {string} from @param {string} to @returns {string | undefined} what is wrong with this import inside the repository */
function findFolderBreach(from, to) {
  const zone = zoneOf(from);
  if (zone === undefined) return undefined;
  const allowed = allowedFolders[zone] ?? [];
  // The order of layers binds the product. A test may also use what stands above it, on its own side of the border.
  const forTests = isTest(from) ? [from.split("/")[0] ?? "", "tests/support", "tests/golden", "tests/vectors"] : [];
  if (![...allowed, ...forTests].some((folder) => isIn(to, folder))) {
    return `${zone} may import only ${allowed.join(", ")}, not ${to}`;
  }
  for (const folder of separatedFolders) {
    const [mine, theirs] = [partOf(from, folder), partOf(to, folder)];
    if (mine !== undefined && theirs !== undefined && mine !== theirs) {
      return `${folder}/${mine} may not import ${folder}/${theirs}: move what both need out of ${folder}`;
    }
  }
  if (belowFeatures.folders.some((folder) => isIn(from, folder)) && isIn(to, belowFeatures.forbidden)) {
    return `${zone} parts below the features may not import ${to}`;
  }
  return undefined;
}

/** @param {string} from @param {string} specifier @returns {string | undefined} what is wrong with this import of a package */
function findPackageBreach(from, specifier) {
  const isProduct = ["client", "server", "shared"].some((folder) => isIn(from, folder));
  if (!isProduct) return undefined;
  const owned = Object.entries(packageOwners).find(([name]) => isIn(specifier, name));
  if (owned && !isIn(from, owned[1])) return `only ${owned[1]} may import ${owned[0]}`;
  if (isTest(from)) return undefined;
  const rule = forbiddenPackages.find(({ folder, packages }) => isIn(from, folder) && packages.test(specifier));
  return rule && `${rule.folder}/ may not import ${specifier}: ${rule.reason}`;
}

/**
 * Holds the imports of one file against the table of import rules.
 *
 * @param {string} path relative to the repository's root, with forward slashes
 * @param {string} text
 * @returns {Finding[]}
 */
export function checkImports(path, text) {
  /** @type {Finding[]} */
  const findings = [];
  if (/(^|\/)index\.tsx?$/.test(path)) {
    findings.push({ path, line: 1, message: "no index files: import from the file that defines a thing" });
  }
  for (const { specifier, offset } of listDependencies(parseCode(path, text))) {
    const report = (/** @type {string | undefined} */ message) => {
      if (message) findings.push({ path, line: lineAt(text, offset), message });
    };
    if (specifier.startsWith(".")) {
      const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ""));
      if (!/\.[a-z0-9]+$/.test(target)) report(`write the file extension: ${specifier}`);
      report(findFolderBreach(path, target));
    } else {
      report(findPackageBreach(path, specifier));
    }
  }
  return findings;
}
