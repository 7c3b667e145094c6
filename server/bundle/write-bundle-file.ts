import { open, rename, rm } from "node:fs/promises";
import { writeBundle, type BundleContents } from "../../shared/bundle/write-bundle.ts";

/**
 * Writes a bundle under this name, whole or not at all: beside it first, then moved there. Throws what writing throws, and
 * BundleTooLargeError.
 */
export async function writeBundleFile(path: string, contents: BundleContents): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, "w", 0o600);
  try {
    try {
      await writeBundle(contents, (bytes) => file.writeFile(bytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
