import { Type, type Static } from "typebox";
import type { Role, Unit } from "../../../shared/catalogue/schema.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import { jsonBody } from "../../sync/gzip.ts";
import { http } from "../../sync/run-sync.ts";

const CodeReply = Type.Object({
  code: Type.String({ minLength: 1 }),
  link: Type.String({ minLength: 1 }),
  expiresAt: Type.String(),
});
const isCodeReply = compileCheck(CodeReply);

export interface MadeCode extends Static<typeof CodeReply> {
  unit: Unit;
  /** Who is to hold the tablet, as the form named them. */
  holder: string;
}

/** `POST /api/enrol-codes`: a code works once, for ten minutes. */
export async function makeCode(
  unit: Unit,
  { role, officer, holder }: { role: Role; officer: string; holder: string },
): Promise<MadeCode> {
  const reply = await http.json("/api/enrol-codes", {
    method: "POST",
    ...(await jsonBody({ unit: unit.id, role, officer })),
  });
  if (!isCodeReply(reply)) throw new UnexpectedReplyError("not an enrolment code");
  return { ...reply, unit, holder };
}
