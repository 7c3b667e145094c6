/** The district's public key: what is sealed to it, only the district opens. */
import { Type } from "typebox";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { findMeta, putMeta } from "../journal-store/meta.ts";
import type { Http } from "./http.ts";

const isDistrict = compileCheck(Type.Object({ recipient: Type.String({ pattern: "^age1[0-9a-z]{58}$" }) }));
const recipientKey = "district-recipient";

/** Asked of the store once: an entry that is being saved should not wait for a reading. */
let known: string | undefined;

/** Undefined until the server has told it once. */
export async function findRecipient(): Promise<string | undefined> {
  if (known !== undefined) return known;
  const kept = { recipient: await findMeta(recipientKey) };
  if (isDistrict(kept)) known = kept.recipient;
  return known;
}

/** `GET /api/district`, kept for when there is no network. */
export async function fetchRecipient(http: Http): Promise<string> {
  const reply = await http.json("/api/district");
  if (!isDistrict(reply)) throw new UnexpectedReplyError("not a district's recipient");
  if ((await findRecipient()) !== reply.recipient) await putMeta(recipientKey, reply.recipient);
  known = reply.recipient;
  return reply.recipient;
}
