// How much JavaScript a route costs. `node scripts/bundle-budget.mjs` prints it and fails over the budget; needs a build.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { inRoot } from "./lib/run.mjs";

/** What every page loads, and the lazy root of each route with its budget in brotli bytes. */
const entries = ["index.html", "client/main.tsx"];
const routes = [
  { name: "officer", root: "client/routes/officer.tsx", budgetBytes: 200_000 },
  { name: "desk", root: "client/routes/desk.tsx", budgetBytes: 350_000 },
];

const officer = "client/routes/officer.tsx";
const desk = "client/routes/desk.tsx";

/**
 * What a route's first screens do not need, each in a piece of its own: not part of the route, and within a budget of its own for
 * what it adds to it.
 */
const seldom = [
  { name: "enrolment", route: officer, root: "client/features/enrol/EnrolPage.tsx", budgetBytes: 8000 },
  { name: "lost data", route: officer, root: "client/features/enrol/DataLostPage.tsx", budgetBytes: 5000 },
  { name: "violations", route: officer, root: "client/features/violation/ViolationRoutes.tsx", budgetBytes: 40_000 },
  { name: "count", route: officer, root: "client/features/count/CountPage.tsx", budgetBytes: 12_000 },
  { name: "courier", route: officer, root: "client/features/sync/CourierPage.tsx", budgetBytes: 80_000 },
  { name: "this tablet", route: officer, root: "client/features/this-tablet/ThisTabletPage.tsx", budgetBytes: 5000 },
  { name: "officers", route: officer, root: "client/features/unlock/OfficersPage.tsx", budgetBytes: 5000 },
  { name: "forgotten PIN", route: officer, root: "client/features/unlock/ForgottenPin.tsx", budgetBytes: 5000 },
  { name: "receipt", route: officer, root: "client/features/sync/ReceiptPage.tsx", budgetBytes: 15_000 },
  { name: "remarks", route: officer, root: "client/supervision/OnTablet.tsx", budgetBytes: 6000 },
  { name: "printing", route: officer, root: "client/papers/PrintPage.tsx", budgetBytes: 25_000 },
  { name: "link to minutes", route: officer, root: "client/papers/MinutesLink.tsx", budgetBytes: 3000 },
  {
    name: "check of papers",
    route: officer,
    root: "client/features/paper-check/PaperCheckPage.tsx",
    budgetBytes: 45_000,
  },
  { name: "complaints", route: desk, root: "client/features/complaints/ComplaintRoutes.tsx", budgetBytes: 15_000 },
  { name: "questions", route: officer, root: "client/cases/OpenQuestions.tsx", budgetBytes: 6000 },
  { name: "cases", route: desk, root: "client/features/violations/CaseRoutes.tsx", budgetBytes: 35_000 },
  { name: "bundles", route: desk, root: "client/features/bundles/BundlesPage.tsx", budgetBytes: 70_000 },
  { name: "enrolment codes", route: desk, root: "client/features/enrol-codes/EnrolCodesPage.tsx", budgetBytes: 12_000 },
  { name: "entries set aside", route: desk, root: "client/features/aside/AsidePage.tsx", budgetBytes: 8000 },
  { name: "notices", route: desk, root: "client/features/notices/NoticesPage.tsx", budgetBytes: 10_000 },
  { name: "polling list", route: desk, root: "client/features/import-units/ImportPage.tsx", budgetBytes: 10_000 },
  { name: "sealed reports", route: desk, root: "client/features/violations/SealedRoutes.tsx", budgetBytes: 8000 },
  { name: "audit", route: desk, root: "client/features/audit/AuditPage.tsx", budgetBytes: 10_000 },
  { name: "tablet in English", route: officer, root: "client/i18n/english-of-tablet.ts", budgetBytes: 20_000 },
  { name: "desk in English", route: desk, root: "client/i18n/english-of-desk.ts", budgetBytes: 20_000 },
];
const seldomRoots = new Set(seldom.map(({ root }) => root));

/** @typedef {{ file: string, imports?: string[], dynamicImports?: string[], assets?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest as Vite writes it, by the source's path */

/**
 * Chunks reached from some, those included.
 *
 * @param {Manifest} manifest
 * @param {string[]} keys
 * @param {(key: string, chunk: Chunk) => string[]} next
 * @returns {Set<string>} keys of the manifest
 * @throws {Error} if a key is not in the manifest
 */
function reach(manifest, keys, next) {
  const seen = new Set(keys);
  for (const key of seen) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build's manifest has no "${key}": is it still the root of a route?`);
    for (const imported of next(key, chunk)) seen.add(imported);
  }
  return seen;
}

/**
 * The JavaScript of a route: what the page loads before it knows the route, the route's root, and every screen and worker
 * that the route starts later. Other routes, which the page loads later as well, are not in it, nor are screens seldom opened.
 *
 * @param {Manifest} manifest
 * @param {string} root key of the route's lazy module
 * @returns {string[]} files, relative to the build's folder, each once
 */
export function listFiles(manifest, root) {
  const page = reach(manifest, entries, (_key, chunk) => chunk.imports ?? []);
  const route = reach(manifest, [root], (key, chunk) =>
    page.has(key)
      ? []
      : [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []).filter((later) => !seldomRoots.has(later))],
  );
  const chunks = [...page, ...route].flatMap((key) => manifest[key] ?? []);
  // A chunk's assets are its fonts and pictures, and the scripts of its workers.
  const files = chunks.flatMap(({ file, assets }) => [file, ...(assets ?? [])]);
  return [...new Set(files.filter((file) => file.endsWith(".js")))];
}

/**
 * Size of the JavaScript of each route.
 *
 * @param {string} [folder] where the client was built
 * @param {typeof seldom} [extras] the pieces that are measured beside the routes
 * @returns {{ name: string, files: number, sizeBytes: number, budgetBytes: number }[]} sizes are brotli at full strength
 * @throws {Error} if there is no build or a route is missing from it
 */
export function measureRoutes(folder = inRoot("dist/client"), extras = seldom) {
  const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, "utf8"));
  const measure = (
    /** @type {{ name: string, budgetBytes: number }} */ { name, budgetBytes },
    /** @type {string[]} */ files,
  ) => {
    const sizeBytes = files.reduce(
      (sum, file) => sum + brotliCompressSync(readFileSync(`${folder}/${file}`)).length,
      0,
    );
    return { name, files: files.length, sizeBytes, budgetBytes };
  };
  return [
    ...routes.map((route) => measure(route, listFiles(manifest, route.root))),
    ...extras.map((extra) => {
      const there = new Set(listFiles(manifest, extra.route));
      return measure(
        extra,
        listFiles(manifest, extra.root).filter((file) => !there.has(file)),
      );
    }),
  ];
}

/** @param {number} bytes */
const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Prints what each route costs. @returns {boolean} whether all are within their budget */
function report() {
  const sizes = measureRoutes();
  for (const { name, files, sizeBytes, budgetBytes } of sizes) {
    const verdict = sizeBytes <= budgetBytes ? "ok" : "TOO LARGE";
    console.log(
      `${verdict}  ${name}: ${inKilobytes(sizeBytes)} of ${inKilobytes(budgetBytes)} brotli in ${files} files`,
    );
  }
  return sizes.every(({ sizeBytes, budgetBytes }) => sizeBytes <= budgetBytes);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    process.exitCode = report() ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
