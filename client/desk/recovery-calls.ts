import { Type } from "typebox";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { recoveryCode } from "../keys/recovery-code.ts";
import { jsonBody } from "../sync/gzip.ts";
import { http } from "../sync/run-sync.ts";

const isReply = compileCheck(
  Type.Object({
    recoveries: Type.Array(
      Type.Object({
        id: Type.String(),
        author: Type.String(),
        unit: Type.String(),
        officer: Type.String(),
        recipient: Type.String(),
        requestedAt: Type.String(),
      }),
    ),
  }),
);

export interface WaitingRecovery {
  id: string;
  author: string;
  unit: string;
  /** User id, or the name of someone whom the lists do not have. */
  officer: string;
  requestedAt: string;
  /** Computed here from what the key will be sealed for: what the tablet must show. */
  code: string;
}

/** `GET /api/recoveries`, with the desk's cookie. */
export async function listRecoveries(): Promise<WaitingRecovery[]> {
  const reply = await http.json("/api/recoveries");
  if (!isReply(reply)) throw new UnexpectedReplyError("not a list of tablets that wait for their key");
  return Promise.all(
    reply.recoveries.map(async ({ recipient, ...waiting }) => ({
      ...waiting,
      code: await recoveryCode(waiting.author, recipient),
    })),
  );
}

export async function answerRecovery(id: string, decision: "release" | "refuse"): Promise<void> {
  await http.json(`/api/recoveries/${encodeURIComponent(id)}/${decision}`, { method: "POST", ...(await jsonBody({})) });
}
