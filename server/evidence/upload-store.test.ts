import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EvidenceFolder } from "./evidence-folder.ts";
import { UploadStore } from "./upload-store.ts";

let dataPath: string;

beforeEach(() => {
  dataPath = mkdtempSync(join(tmpdir(), "amanat-uploads-"));
});

afterEach(() => rmSync(dataPath, { recursive: true }));

describe("uploads in a new data folder", () => {
  it("have their folder at once: the first start sweeps it", async () => {
    const directory = join(dataPath, "uploads");
    const uploads = new UploadStore(directory, new EvidenceFolder(join(dataPath, "evidence")));
    expect(existsSync(directory)).toBe(true);
    await expect(uploads.sweep(new Date())).resolves.toBeUndefined();
  });
});
