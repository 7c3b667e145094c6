/** The server as it would be without its signed log: nothing is written to the tree, so there is never anything new to sign. */
import type { Plugin } from "vite";

const spot = "async append(leaves: readonly NewLeaf[], logSize: number): Promise<void> {";

export const withoutLog: Plugin = {
  name: "without-log",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith("/server/journal-store/sqlite-log-tree.ts")) return undefined;
    if (!code.includes(spot))
      throw new Error("the tree is written in another way now: tests/bench/without-log.ts has to follow");
    return code.replace(
      spot,
      "async append(): Promise<void> {}\n  async appendNot(leaves: readonly NewLeaf[], logSize: number) {",
    );
  },
};
