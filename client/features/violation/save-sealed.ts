import { Type } from "typebox";
import { writeSealedContent } from "../../../shared/events/sealed-content.ts";
import { ViolationSealed, type ViolationLogged } from "../../../shared/events/violation.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { toBase64Url, toUtf8 } from "../../../shared/lib/bytes.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import type { anonymous } from "../../i18n/fa/anonymous.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { loadDistrictSeal } from "../../keys/load-keys.ts";
import { recordEvent } from "../../session/record-event.ts";
import { findRecipient } from "../../sync/district.ts";
import { saveFailureOf } from "../../tablet/save-failure.ts";

export type SealFailure = Exclude<keyof (typeof anonymous)["failure"], "title">;

/** It cannot be sealed, and nothing was written. */
class CannotSealError extends Error {
  override readonly name = "CannotSealError";
  constructor(readonly reason: "no-key" | "large") {
    super(`cannot seal a report: ${reason}`);
  }
}

/** A box is as long as its text, so the text is filled up: what it says cannot be told from how much there is of it. */
const stepBytes = 2048;
const isBox = compileCheck(Type.Object(ViolationSealed.properties));

/**
 * Seals a report to the district and records it under a subject that nothing else has. Resolves when it is durable; its text is
 * then nowhere on this device. What it had of files is not in it.
 */
export async function saveSealed(unit: string, data: ViolationLogged): Promise<EntryRow> {
  const recipient = await findRecipient();
  if (recipient === undefined) throw new CannotSealError("no-key");
  const { sealForGood } = await loadDistrictSeal();
  const witnesses = data.witnesses.map((witness) => ({ ...witness, signature: null }));
  const plain = fillUp(toUtf8(writeSealedContent({ ...data, items: [], witnesses })));
  const sealed = { box: toBase64Url(await sealForGood(recipient, plain)) };
  plain.fill(0);
  if (!isBox(sealed)) throw new CannotSealError("large");
  return recordEvent({ type: "violation.sealed", unit: unit as UnitId, subject: crypto.randomUUID(), data: sealed });
}

/** With blanks, which JSON allows behind its end. */
function fillUp(text: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const filled = new Uint8Array(Math.ceil(text.length / stepBytes) * stepBytes).fill(" ".charCodeAt(0));
  filled.set(text);
  return filled;
}

/** What a failure to save is called in the messages. */
export function sealFailureOf(error: unknown): SealFailure {
  if (error instanceof CannotSealError) return error.reason;
  const failure = saveFailureOf(error);
  if (failure === "room" || failure === "large" || failure === "not-fetched") return failure;
  return failure === "no-election" ? "not-fetched" : "other";
}
