/**
 * One file to the server by tus 1.0 (creation, checksum), over fetch, so that a service worker can do it too. The upload's
 * address is kept with the file: after a break or a restart it goes on where the server says it stopped.
 */
import type { EvidenceItem } from "../../shared/sync/sync-ports.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { parseReplyText } from "../../shared/sync/parse-reply.ts";
import type { ChunkPace } from "./chunk-pace.ts";
import { ProblemError, toProblem, type Http, type HttpRequest } from "./http.ts";

export interface UploadStore {
  /** The file's bytes, checked; undefined if they are no longer whole. */
  findBytes(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  findUploadUrl(sha256: string): Promise<string | null>;
  setUploadUrl(sha256: string, url: string | null): Promise<void>;
}

export type UploadOutcome =
  | { outcome: "sent" }
  /** What lies here is not what was signed: nothing was sent. */
  | { outcome: "damaged" }
  /** The server will not take this file, now or later. */
  | { outcome: "refused"; problem: string };

const version = { "tus-resumable": "1.0.0" };
const checksumMismatch = 460;
/** What a server says of the file itself. Anything else may be otherwise at the next try. */
const ofTheFile = new Set([400, 413, 415, 422]);
/** The entry does not name this file: no other try will be answered otherwise. */
const notNamed = "/problems/evidence-not-named";
const startLimit = 3;
const chunkTryLimit = 3;

/** Throws what http throws when the road gives out; the next round goes on from there. */
export async function uploadEvidence(options: {
  item: EvidenceItem;
  http: Http;
  store: UploadStore;
  pace: ChunkPace;
}): Promise<UploadOutcome> {
  const { item, store } = options;
  const bytes = await store.findBytes(item.sha256);
  if (bytes === undefined || bytes.length !== item.sizeBytes) return { outcome: "damaged" };
  try {
    for (let start = 0; start < startLimit; start++) {
      const known = await store.findUploadUrl(item.sha256);
      const upload =
        known === null ? await create(options) : { url: known, offset: await findOffset(known, options.http) };
      if (await sendRest(upload, bytes, options)) return { outcome: "sent" };
      await store.setUploadUrl(item.sha256, null);
    }
    throw new UnexpectedReplyError(`the server forgot the upload ${startLimit} times`);
  } catch (error) {
    if (error instanceof ProblemError && (ofTheFile.has(error.status) || error.type === notNamed)) {
      return { outcome: "refused", problem: error.type === "about:blank" ? String(error.status) : error.type };
    }
    throw error;
  }
}

interface Upload {
  url: string;
  /** How far the server has come; undefined if it no longer knows the upload. */
  offset: number | undefined;
}

async function create({ item, http, store }: { item: EvidenceItem; http: Http; store: UploadStore }): Promise<Upload> {
  const metadata = { sha256: item.sha256, author: item.author, seq: String(item.seq) };
  const response = await request(http, "/api/evidence", {
    method: "POST",
    headers: {
      "upload-length": String(item.sizeBytes),
      "upload-metadata": Object.entries(metadata)
        .map(([key, value]) => `${key} ${btoa(value)}`)
        .join(","),
    },
  });
  const location = response.headers.get("location");
  if (location === null) throw new UnexpectedReplyError("an upload without an address");
  const url = toPath(location);
  await store.setUploadUrl(item.sha256, url);
  // A new upload begins at 0; a file that the server has already is told by an offset at its end.
  return { url, offset: response.headers.has("upload-offset") ? readOffset(response) : 0 };
}

/** False: the server no longer knows the upload. */
async function sendRest(
  { url, offset: startOffset }: Upload,
  bytes: Uint8Array<ArrayBuffer>,
  { http, pace }: { http: Http; pace: ChunkPace },
): Promise<boolean> {
  let offset = startOffset;
  for (let tries = 0; offset !== undefined && offset < bytes.length;) {
    const chunk = bytes.subarray(offset, offset + pace.bytes);
    try {
      const init = await patch(chunk, offset);
      offset = readOffset(await pace.during(chunk.length, () => request(http, url, init)));
      tries = 0;
    } catch (error) {
      const outOfStep = error instanceof ProblemError && (error.status === 409 || error.status === checksumMismatch);
      if (!outOfStep || ++tries >= chunkTryLimit) throw error;
      offset = await findOffset(url, http);
    }
  }
  return offset === bytes.length;
}

async function patch(chunk: Uint8Array<ArrayBuffer>, offset: number): Promise<HttpRequest> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", chunk));
  return {
    method: "PATCH",
    headers: {
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
      "upload-checksum": `sha256 ${btoa(String.fromCharCode(...digest))}`,
    },
    body: chunk,
  };
}

/** How far the server has come; undefined if it no longer knows the upload. */
async function findOffset(url: string, http: Http): Promise<number | undefined> {
  try {
    return readOffset(await request(http, url, { method: "HEAD" }));
  } catch (error) {
    if (error instanceof ProblemError && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}

function readOffset(response: Response): number {
  const offset = Number(response.headers.get("upload-offset") ?? Number.NaN);
  if (!Number.isSafeInteger(offset) || offset < 0) throw new UnexpectedReplyError("an upload without an offset");
  return offset;
}

async function request(http: Http, path: string, init: HttpRequest): Promise<Response> {
  const { response, text } = await http.exchange(path, { ...init, headers: { ...version, ...init.headers } });
  if (!response.ok) {
    const isProblem = (response.headers.get("content-type") ?? "").includes("json");
    throw toProblem(response, isProblem ? parseReplyText(text) : null);
  }
  if (response.headers.get("tus-resumable") === null) throw new UnexpectedReplyError("not a reply to an upload");
  return response;
}

/** Behind a proxy the server may name itself otherwise: only the path is kept. */
function toPath(location: string): string {
  const url = new URL(location, "http://server.invalid/api/evidence/");
  return url.pathname + url.search;
}
