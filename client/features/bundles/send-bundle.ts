import { Type } from "typebox";
import { Damage } from "../../../shared/bundle/damage.ts";
import { toBase64Url } from "../../../shared/lib/bytes.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { IngestResult } from "../../../shared/sync/outcome.ts";
import { parseReplyText } from "../../../shared/sync/parse-reply.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import { sha256 } from "@noble/hashes/sha2.js";
import { NoProgressError, UnreachableError, toProblem } from "../../sync/http.ts";
import type { Taken } from "./taken.ts";

const isReply = compileCheck(
  Type.Object({
    results: Type.Array(IngestResult),
    evidence: Type.Array(Type.Object({ sha256: Type.String(), outcome: Type.String() })),
    damage: Type.Array(Damage),
  }),
);

/** The server reads and checks all of it before it answers. */
const answerWithinMs = 10 * 60_000;

/**
 * `POST /api/bundle`, with the desk's cookie. `onProgress`: from 0 to 1 while the file goes up. Undefined if it was stopped;
 * sending the same file again is harmless. Throws as `Http` does.
 */
export async function sendBundle(
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Taken | undefined> {
  const response = await upload(file, signal, onProgress);
  if (response === undefined) return undefined;
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get("content-type") ?? "")) {
    throw new UnexpectedReplyError(`${response.status} without JSON`);
  }
  const body = parseReplyText(await response.text());
  if (!response.ok) throw toProblem(response, body);
  if (!isReply(body)) throw new UnexpectedReplyError("not the answer to a bundle");
  const { results, evidence, damage } = body;
  return { sha256: await hashOf(file), sizeBytes: file.size, medium: null, results, evidence, damage };
}

/** By XMLHttpRequest, which alone tells how much of a body has gone up. */
function upload(file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<Response | undefined> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/bundle");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.timeout = answerWithinMs;
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.upload.addEventListener("load", () => onProgress(1));
    request.addEventListener("load", () => {
      const headers = new Headers();
      for (const name of ["content-type", "retry-after"]) {
        const value = request.getResponseHeader(name);
        if (value !== null) headers.set(name, value);
      }
      resolve(new Response(request.responseText, { status: request.status, headers }));
    });
    request.addEventListener("error", () => reject(new UnreachableError("the upload broke off")));
    request.addEventListener("timeout", () => reject(new NoProgressError(answerWithinMs)));
    request.addEventListener("abort", () => resolve(undefined));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

async function hashOf(file: Blob): Promise<string> {
  const hash = sha256.create();
  const pieceBytes = 4 * 1024 * 1024;
  for (let at = 0; at < file.size; at += pieceBytes) {
    hash.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
  }
  return toBase64Url(hash.digest());
}
