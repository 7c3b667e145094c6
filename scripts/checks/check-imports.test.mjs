import { expect, test } from "vitest";
import { checkImports } from "./check-imports.mjs";

/** @param {string} path @param {string} code */
const messages = (path, code) => checkImports(path, code).map(({ line, message }) => `${line}: ${message}`);

test.each([
  ["a lower layer importing a higher one", "shared/lib/a.ts", `import { x } from "../journal/b.ts";`],
  ["the journal importing events", "shared/journal/a.ts", `import type { X } from "../events/b.ts";`],
  ["events importing projections", "shared/events/a.ts", `export { x } from "../projections/b.ts";`],
  ["projections importing policy", "shared/projections/a.ts", `export * from "../policy/b.ts";`],
  ["sync importing events", "shared/sync/a.ts", `import { x } from "../events/b.ts";`],
  ["the catalogue importing events", "shared/catalogue/a.ts", `import { x } from "../events/b.ts";`],
  ["shared importing the client", "shared/policy/a.ts", `import { x } from "../../client/app/b.ts";`],
  ["the client importing the server", "client/app/a.ts", `import type { X } from "../../server/app.ts";`],
  ["the server importing the client", "server/app.ts", `import { x } from "../client/app/b.ts";`],
  ["the server importing tests", "server/app.ts", `import { x } from "../tests/support/b.ts";`],
  ["one feature importing another", "client/features/board/a.ts", `import { x } from "../report/b.ts";`],
  ["a kit importing a feature", "client/ui/a.ts", `import { x } from "../features/board/b.ts";`],
  ["a dynamic import across the border", "client/app/a.ts", `const x = await import("../../server/app.ts");`],
  ["an import type across the border", "client/app/a.ts", `type X = import("../../server/app.ts").X;`],
  ["a worker across the border", "server/a.ts", `new Worker(new URL("../client/b.ts", import.meta.url));`],
  ["dexie outside the journal store", "client/features/board/a.ts", `import Dexie from "dexie";`],
  ["rxdb outside reference", "client/sync/a.ts", `import { x } from "rxdb/plugins/core";`],
  ["rxdb in a test outside reference", "client/sync/a.test.ts", `import { x } from "rxdb";`],
  ["the database driver outside the journal store", "server/routes/a.ts", `import Database from "libsql";`],
  ["a Node module in shared", "shared/lib/a.ts", `import { x } from "node:crypto";`],
  ["a Node module in the client", "client/app/a.ts", `import { x } from "node:crypto";`],
  ["React in the server", "server/app.ts", `import { x } from "react";`],
  ["a compiler that uses eval in the client", "client/app/a.ts", `import { x } from "typebox/compile";`],
  ["a test importing the other side", "client/app/a.test.ts", `import { x } from "../../server/app.ts";`],
  ["an import without its extension", "shared/lib/a.ts", `import { x } from "./b";`],
  ["an index file", "shared/lib/index.ts", `export const x = 1;`],
])("rejects %s", (_what, path, code) => {
  expect(messages(path, code)).toHaveLength(1);
});

test.each([
  ["a higher layer importing a lower one", "shared/policy/a.ts", `import { x } from "../journal/b.ts";`],
  ["sync importing the journal", "shared/sync/a.ts", `import { x } from "../journal/b.ts";`],
  ["events importing the catalogue", "shared/events/a.ts", `import { x } from "../catalogue/b.ts";`],
  ["a feature importing its own parts", "client/features/board/a.tsx", `import { X } from "./parts/X.tsx";`],
  ["a feature importing the kit", "client/features/board/a.tsx", `import { X } from "../../ui/X.tsx";`],
  ["dexie in the journal store", "client/journal-store/a.ts", `import Dexie from "dexie";`],
  ["rxdb in reference", "client/reference/a.ts", `import { x } from "rxdb/plugins/core";`],
  ["the database driver in the journal store", "server/journal-store/a.ts", `import Database from "libsql";`],
  ["a test using the test support", "server/routes/a.test.ts", `import { x } from "../../tests/support/b.ts";`],
  ["a test using a higher layer", "shared/lib/a.test.ts", `import { x } from "../events/b.ts";`],
  ["a worker by its address", "client/app/a.ts", `import url from "maplibre-gl/worker?worker&url";`],
  ["the built client by its folder", "server/plugins/a.ts", `new URL("../../dist/client", import.meta.url);`],
  ["tests importing both sides", "tests/e2e/a.test.ts", `import "../../client/a.ts"; import "../../server/a.ts";`],
])("accepts %s", (_what, path, code) => {
  expect(messages(path, code)).toEqual([]);
});

test("names the line and what is allowed instead", () => {
  expect(
    messages("shared/sync/a.ts", `import { a } from "../lib/a.ts";\nimport { x } from "../events/b.ts";\n`),
  ).toEqual(["2: shared/sync may import only shared/sync, shared/journal, shared/lib, not shared/events/b.ts"]);
});
