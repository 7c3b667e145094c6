import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A folded board, and the entry that stood at its end: a log that was set back is noticed by it. */
export interface KeptBoard {
  position: number;
  /** base64url; empty at position 0. */
  lastHash: string;
  board: unknown;
}

const pathIn = (dataPath: string): string => join(dataPath, "board.json");

/** Undefined if there is none, or none that can be read: the board is then folded anew from the log. */
export function findKeptBoard(dataPath: string): KeptBoard | undefined {
  try {
    return JSON.parse(readFileSync(pathIn(dataPath), "utf8")) as KeptBoard;
  } catch {
    return undefined;
  }
}

export function keepBoard(dataPath: string, kept: KeptBoard): void {
  const path = pathIn(dataPath);
  writeFileSync(`${path}.new`, JSON.stringify(kept));
  renameSync(`${path}.new`, path);
}

export const forgetBoard = (dataPath: string): void => rmSync(pathIn(dataPath), { force: true });
