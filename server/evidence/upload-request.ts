import { AsyncLocalStorage } from "node:async_hooks";
import type { Caller } from "../session/caller.ts";

/** What the sender says a chunk has. */
export interface Checksum {
  algorithm: "sha1" | "sha256";
  /** base64 */
  digest: string;
}

/** The request that is being served, for code that @tus/server calls without saying for whom. */
export interface UploadRequest {
  id: string;
  caller: Caller | undefined;
  checksum: Checksum | undefined;
  /** Size of the chunk as announced. */
  sizeBytes: number | undefined;
  setReplyHeader(name: string, value: string): void;
}

export const uploadRequest = new AsyncLocalStorage<UploadRequest>();

/** Throws TypeError outside of a request. */
export function getUploadRequest(): UploadRequest {
  const request = uploadRequest.getStore();
  if (request === undefined) throw new TypeError("no upload is being served");
  return request;
}
