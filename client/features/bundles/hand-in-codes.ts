import { unpackEntries } from "../../../shared/courier-codes/entry-codes.ts";
import { toBase64Url } from "../../../shared/lib/bytes.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { createReplyParser } from "../../../shared/sync/parse-reply.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import type { DeviceRow } from "../../journal-store/rows.ts";
import { createVerifyingCrypto, sha256 } from "../../keys/web-crypto.ts";
import { jsonBody } from "../../sync/gzip.ts";
import { authorizedHttp } from "../../sync/run-sync.ts";
import type { Taken } from "./taken.ts";

const { parsePushReply } = createReplyParser(compileCheck);

/** Hands the entries of a row of codes in, as anybody who brings them. Throws PackedTextsError of a message that holds none. */
export async function handInCodes(message: Uint8Array<ArrayBuffer>, device: DeviceRow): Promise<Taken> {
  const entries = await unpackEntries(message, createVerifyingCrypto());
  const reply = parsePushReply(
    await authorizedHttp(device).json("/api/sync/push", { method: "POST", ...(await jsonBody({ entries })) }),
  );
  if (reply.results.length !== entries.length) throw new UnexpectedReplyError("not one result for each entry");
  return {
    sha256: toBase64Url(await sha256(message)),
    sizeBytes: message.length,
    medium: "screen",
    results: reply.results,
    evidence: [],
    damage: [],
  };
}
