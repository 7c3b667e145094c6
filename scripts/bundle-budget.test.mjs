import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { listFiles, measureRoutes } from "./bundle-budget.mjs";

const manifest = {
  "index.html": {
    file: "assets/index.js",
    imports: ["_loading.js"],
    dynamicImports: ["client/main.tsx", "client/routes/desk.tsx", "client/routes/officer.tsx"],
  },
  "_loading.js": { file: "assets/loading.js" },
  "client/main.tsx": { file: "assets/main.js", imports: ["_shared.js", "_loading.js"] },
  "_shared.js": { file: "assets/shared.js", dynamicImports: ["client/routes/desk.tsx"] },
  "client/routes/officer.tsx": {
    file: "assets/officer.js",
    imports: ["index.html", "_shared.js", "_forms.js"],
    dynamicImports: [
      "client/features/report/ReportScreen.tsx",
      "client/features/sync/CourierPage.tsx",
      "client/features/this-tablet/ThisTabletPage.tsx",
      "client/i18n/english-of-tablet.ts",
    ],
  },
  "client/features/this-tablet/ThisTabletPage.tsx": { file: "assets/this-tablet.js", imports: ["_forms.js"] },
  "client/i18n/english-of-tablet.ts": { file: "assets/english.js" },
  "client/features/sync/CourierPage.tsx": {
    file: "assets/courier.js",
    imports: ["_forms.js"],
    assets: ["assets/codes-worker.js"],
  },
  "client/features/report/ReportScreen.tsx": { file: "assets/report.js", imports: ["_forms.js"] },
  "client/routes/desk.tsx": {
    file: "assets/desk.js",
    imports: ["index.html", "client/ui/base.css"],
    assets: ["assets/fold-worker.js", "assets/mark.svg"],
  },
  "_forms.js": { file: "assets/forms.js", imports: ["_shared.js"] },
  "client/ui/base.css": { file: "assets/base.css" },
};

test("a route costs the page, its root, what they import and the screens it loads later, each once", () => {
  expect(listFiles(manifest, "client/routes/officer.tsx").sort()).toEqual([
    "assets/forms.js",
    "assets/index.js",
    "assets/loading.js",
    "assets/main.js",
    "assets/officer.js",
    "assets/report.js",
    "assets/shared.js",
  ]);
});

test("a route costs its workers; other routes, stylesheets and pictures cost it nothing", () => {
  expect(listFiles(manifest, "client/routes/desk.tsx").sort()).toEqual([
    "assets/desk.js",
    "assets/fold-worker.js",
    "assets/index.js",
    "assets/loading.js",
    "assets/main.js",
    "assets/shared.js",
  ]);
});

test("a screen that is seldom opened and the second language are not part of their route", () => {
  const files = listFiles(manifest, "client/features/sync/CourierPage.tsx");
  expect(files).toContain("assets/codes-worker.js");
  expect(listFiles(manifest, "client/routes/officer.tsx")).not.toContain("assets/courier.js");
  expect(listFiles(manifest, "client/routes/officer.tsx")).not.toContain("assets/english.js");
});

test("a route that is missing from the build is an error, not a size of zero", () => {
  expect(() => listFiles(manifest, "client/routes/gone.tsx")).toThrow("client/routes/gone.tsx");
});

test("sizes are those of the compressed files", () => {
  const folder = mkdtempSync(`${tmpdir()}/amanat-budget-`);
  mkdirSync(`${folder}/.vite`);
  mkdirSync(`${folder}/assets`);
  writeFileSync(`${folder}/.vite/manifest.json`, JSON.stringify(manifest));
  const files = Object.values(manifest).map(({ file }) => file);
  for (const file of [...files, "assets/fold-worker.js", "assets/codes-worker.js"])
    writeFileSync(`${folder}/${file}`, file.repeat(100));
  const size = (/** @type {string} */ name) => brotliCompressSync(`assets/${name}.js`.repeat(100)).length;
  const sum = (/** @type {string[]} */ ...names) => names.map(size).reduce((a, b) => a + b);

  const route = "client/routes/officer.tsx";
  const sizes = measureRoutes(folder, [
    { name: "courier", route, root: "client/features/sync/CourierPage.tsx", budgetBytes: 1 },
    { name: "this tablet", route, root: "client/features/this-tablet/ThisTabletPage.tsx", budgetBytes: 1 },
  ]);
  rmSync(folder, { recursive: true });

  expect(sizes.map(({ name, sizeBytes }) => ({ name, sizeBytes }))).toEqual([
    { name: "officer", sizeBytes: sum("index", "loading", "main", "officer", "shared", "forms", "report") },
    { name: "desk", sizeBytes: sum("index", "loading", "main", "desk", "shared", "fold-worker") },
    { name: "courier", sizeBytes: sum("courier", "codes-worker") },
    { name: "this tablet", sizeBytes: size("this-tablet") },
  ]);
});
