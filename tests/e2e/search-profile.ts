/** What lies in the files of a browser's profile. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Texts as one byte a character and as two, as V8 writes them. */
export const spellings = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, "utf16le")];

/** Files of the profile that hold any of the byte strings, from the profile on. */
export function filesWith(profile: string, wanted: readonly Buffer[]): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats?.isDirectory()) walk(path);
      else if (stats?.isFile()) {
        const bytes = readFileSync(path);
        if (wanted.some((one) => bytes.includes(one))) found.push(path.slice(profile.length));
      }
    }
  };
  walk(profile);
  return found;
}

/** Keeps a value in a store of its own, in the open: what is searched for could be found. */
export async function writeControl(page: Page, control: unknown): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open("control", 1);
        open.onupgradeneeded = () => open.result.createObjectStore("rows");
        open.onerror = () => reject(open.error!);
        open.onsuccess = () => {
          const transaction = open.result.transaction("rows", "readwrite", { durability: "strict" });
          transaction.objectStore("rows").put(value, 1);
          transaction.oncomplete = () => resolve();
        };
      }),
    control,
  );
}
