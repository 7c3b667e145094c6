import { buildManifest } from "../../../shared/bundle/build-manifest.ts";
import { bundleExtension } from "../../../shared/bundle/manifest.ts";
import { writeBundle, type BundledReceipt } from "../../../shared/bundle/write-bundle.ts";
import { packReceipts } from "../../../shared/courier-codes/receipt-codes.ts";
import { toFrames } from "../../../shared/courier-codes/frames.ts";
import { LogProofError } from "../../../shared/transparency/log-proof.ts";
import type { DeviceRow } from "../../journal-store/rows.ts";
import { sha256 } from "../../keys/web-crypto.ts";
import { ProblemError } from "../../sync/http.ts";
import { authorizedHttp } from "../../sync/run-sync.ts";
import type { Receivable } from "./taken.ts";

const atOnce = 4;
/** Of the codes for a tablet's camera, which is better than the cheapest of an office (SPEC of the codes). */
const pieceBytes = 532;

export interface FetchedReceipts {
  receipts: BundledReceipt[];
  /** Entries whose receipt cannot be had yet. */
  missing: number;
}

/** The receipts of these entries, some at a time. A receipt that is not there is counted; no answer at all is an error. */
export async function fetchReceipts(
  wanted: readonly Receivable[],
  device: DeviceRow,
  onProgress: (share: number) => void,
): Promise<FetchedReceipts> {
  const fetched: FetchedReceipts = { receipts: [], missing: 0 };
  const queue = [...wanted];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { author, seq } = next;
      const text = await findReceiptText(author, seq, device);
      if (text === undefined) fetched.missing += 1;
      else fetched.receipts.push({ author, seq, text });
      onProgress((fetched.receipts.length + fetched.missing) / wanted.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  fetched.receipts.sort((left, right) =>
    left.author < right.author ? -1 : left.author > right.author ? 1 : left.seq - right.seq,
  );
  return fetched;
}

async function findReceiptText(author: string, seq: number, device: DeviceRow): Promise<string | undefined> {
  try {
    const { response, text } = await authorizedHttp(device).exchange(`/api/receipts/${author}/${seq}`);
    return response.ok && (response.headers.get("content-type") ?? "").startsWith("text/plain") ? text : undefined;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** A bundle that holds receipts only. They tell hashes and times and nothing of what was reported: it is not sealed. */
export async function makeReceiptFile(
  receipts: readonly BundledReceipt[],
  device: DeviceRow,
  createdAt: string,
): Promise<File> {
  const about = { election: device.election, createdBy: device.author, createdAt };
  const manifest = await buildManifest(about, [], () => false);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  await writeBundle({ manifest, entries: [], receipts }, (bytes) => void parts.push(bytes.slice()));
  const name = `receipts-${createdAt.slice(0, 16).replaceAll(/[-:]/g, "")}${bundleExtension}`;
  return new File(parts, name, { type: "application/octet-stream" });
}

/** The same as codes for the tablet's camera; undefined where they cannot be packed. Throws TooManyFramesError. */
export async function makeReceiptCodes(receipts: readonly BundledReceipt[]): Promise<string[] | undefined> {
  try {
    const bytes = packReceipts(receipts.map(({ text }) => text));
    return await toFrames({ kind: "receipts", bytes }, pieceBytes, sha256);
  } catch (error) {
    if (error instanceof LogProofError) return undefined;
    throw error;
  }
}
