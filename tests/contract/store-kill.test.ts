import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { leafHash, treeHash } from "../vectors/wire-log.ts";
import { openSqliteStore } from "../../server/journal-store/sqlite-store.ts";
import type { AuthorId, Seq } from "../../shared/journal/ids.ts";

const child = fileURLToPath(new URL("./store-child.ts", import.meta.url));

/** Runs the child until it has been given `count` receipts, kills it outright, and gives all that it was given. */
function fillAndKill(path: string, count: number): Promise<string[]> {
  const running = spawn(process.execPath, ["--import", "tsx", child, path], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  return new Promise((resolve, reject) => {
    running.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.split("\n").length > count) running.kill("SIGKILL");
    });
    running.on("close", (_code, signal) => {
      const lines = text.split("\n").slice(0, -1);
      if (signal === "SIGKILL") resolve(lines);
      else reject(new Error(`the child ended by itself after ${lines.length} receipts`));
    });
  });
}

const timeoutMs = 120_000;

test(
  "a process killed while it writes has lost nothing that it gave a receipt for",
  { timeout: timeoutMs },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "amanat-kill-"));
    const path = join(folder, "amanat.db");
    const receipts: string[] = [];
    try {
      for (const count of [7, 60, 301]) receipts.push(...(await fillAndKill(path, count)));
      const store = await openSqliteStore({ path, election: "wa-1394" });
      for (const receipt of receipts) {
        const [author, seq, position] = receipt.split(" ");
        const place = await store.findPlace(author as AuthorId, Number(seq) as Seq);
        expect(place).toMatchObject({ kind: "entry", entry: { position: Number(position) } });
      }
      const { entries } = await store.readRange(0, 100_000);
      expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index + 1));
      // T15: the tree is that of the entries, wherever the process was killed.
      const leaves = entries.map(({ hash, receivedAt }) => leafHash(`amanat-leaf-v1\n${hash}\n${receivedAt}\n`));
      expect(store.logHead.size).toBe(entries.length);
      expect(Buffer.from(store.logHead.root)).toEqual(treeHash(leaves));
      const [tile] = await store.readLogTiles([{ level: 0, index: 0 }]);
      expect(Buffer.from(tile!)).toEqual(Buffer.concat(leaves.slice(0, 256)));
      await store.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
