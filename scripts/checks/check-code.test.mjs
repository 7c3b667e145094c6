import { expect, test } from "vitest";
import { checkCode } from "./check-code.mjs";

test.each([
  ["the system's clock in shared", "shared/lib/a.ts", `const now = new Date();`],
  ["the system's clock as text in shared", "shared/lib/a.ts", `const now = Date();`],
  ["a query outside the journal store", "server/routes/a.ts", `run("SELECT seq FROM entries");`],
  ["a template query outside the journal store", "server/routes/a.ts", "run(`insert into entries values (${x})`);"],
  ["a pragma outside the journal store", "server/main.ts", `db.exec("PRAGMA journal_mode=WAL");`],
  ["signing outside keys", "client/sync/a.ts", `await crypto.subtle.sign("Ed25519", key, bytes);`],
  [
    "making keys outside keys",
    "client/app/a.ts",
    `const { subtle } = crypto; await subtle.generateKey("Ed25519", false, []);`,
  ],
  ["a sleep in a test", "server/a.test.ts", `await new Promise((resolve) => setTimeout(resolve, 100));`],
  [
    "a sleep in a test, spelt with a block",
    "server/a.test.ts",
    `await new Promise((done) => { setTimeout(done, 5); });`,
  ],
  ["Node's sleep in a test", "tests/e2e/a.test.ts", `import { setTimeout } from "node:timers/promises";`],
  ["text between tags", "client/features/board/A.tsx", `const a = <p>Board</p>;`],
  ["text in an attribute", "client/features/board/A.tsx", `const a = <input aria-label="Name" />;`],
  ["Persian text in code", "client/features/board/a.ts", `const a = "شعبه";`],
  ["a physical inline style", "client/ui/A.tsx", `const a = <p style={{ marginLeft: 4 }} />;`],
])("rejects %s", (_what, path, code) => {
  expect(checkCode(path, code)).toHaveLength(1);
});

test.each([
  ["a date from an instant in shared", "shared/lib/a.ts", `const at = new Date(claimedAt);`],
  ["the system's clock on the server", "server/main.ts", `const now = new Date();`],
  ["a query in the journal store", "server/journal-store/a.ts", `run("SELECT seq FROM entries");`],
  ["words that only begin like a query", "server/routes/a.ts", `say("Update the app and select a unit");`],
  ["signing in keys", "client/keys/a.ts", `await crypto.subtle.sign("Ed25519", key, bytes);`],
  ["hashing anywhere", "client/sync/a.ts", `await crypto.subtle.digest("SHA-256", bytes);`],
  ["a deadline in a test", "server/a.test.ts", `setTimeout(() => fail(), 100);`],
  ["texts in the dictionaries", "client/i18n/fa.ts", `const a = "شعبه";`],
  ["a single Persian letter", "client/main.tsx", `const sample = "ا";`],
  ["marks between tags", "client/ui/A.tsx", `const a = <p>{x} · {y}</p>;`],
  ["Persian letters in shared", "shared/lib/a.ts", `text.replaceAll("ي", "ی");`],
  ["a logical inline style", "client/ui/A.tsx", `const a = <p style={{ marginInlineStart: 4 }} />;`],
])("accepts %s", (_what, path, code) => {
  expect(checkCode(path, code)).toEqual([]);
});
