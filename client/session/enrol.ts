import { Type, type Static } from "typebox";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import { hasCheckLetter, normalizeCrockford } from "../../shared/lib/crockford.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { writeCanary } from "../journal-store/canary.ts";
import { adoptPendingKey } from "../journal-store/device.ts";
import type { DeviceRow, PendingKeyRow } from "../journal-store/rows.ts";
import { getPendingKey, renewPendingKey } from "../keys/device-key.ts";
import { jsonBody } from "../sync/gzip.ts";
import { ProblemError } from "../sync/http.ts";
import { authorizedHttp, http } from "../sync/run-sync.ts";

const EnrolReply = Type.Object({
  author: Type.String(),
  unit: Type.String({ minLength: 1 }),
  role: Type.String({ minLength: 1 }),
  officer: Type.String({ minLength: 1 }),
  election: Type.String({ minLength: 1 }),
  server: Type.Object({ origin: Type.String(), publicKey: Type.String() }),
  token: Type.String({ minLength: 1 }),
  expiresAt: Type.String(),
});
type EnrolReply = Static<typeof EnrolReply>;
const isEnrolReply = compileCheck(EnrolReply);

/**
 * `POST /api/enrol`: with a code for a tablet, with the desk's cookie and no code for a desk. `name` is what the office reads
 * in its list of devices. Resolves when the identity is durable.
 */
export async function enrolDevice(kind: DeviceRow["kind"], code: string | null, name = ""): Promise<DeviceRow> {
  const device = { name: name.trim().slice(0, 100) || usualName(kind), platform: platformName() };
  const ask = async ({ author: publicKey }: PendingKeyRow) => {
    const request = { ...(code === null ? {} : { code: normalizeCrockford(code) }), publicKey, device };
    return parseReply(await http.json("/api/enrol", { method: "POST", ...(await jsonBody(request)) }), publicKey);
  };
  let pending = await getPendingKey();
  const reply = await ask(pending).catch(async (error: unknown) => {
    if (!(error instanceof ProblemError) || error.type !== "/problems/already-enrolled") throw error;
    // An earlier enrolment of somebody else was taken and its answer lost: that key is theirs.
    pending = await renewPendingKey();
    return ask(pending);
  });
  const row = await adoptPendingKey({
    kind,
    author: pending.author,
    unit: reply.unit as UnitId,
    role: reply.role,
    officer: reply.officer,
    election: reply.election,
    serverOrigin: reply.server.origin,
    serverPublicKey: reply.server.publicKey,
    enrolledAt: deviceClock.now(),
  });
  writeCanary({ author: row.author, seq: -1, hash: null, count: 0 });
  authorizedHttp(row).adopt(reply.token);
  return row;
}

function parseReply(reply: unknown, author: AuthorId): EnrolReply {
  if (!isEnrolReply(reply)) throw new UnexpectedReplyError("not the reply to an enrolment");
  if (reply.author !== author) throw new UnexpectedReplyError("the server enrolled another key");
  return reply;
}

/** Whether the code can be one that a server made: a mistyped letter is told before anything is sent. */
export function isWholeCode(code: string): boolean {
  const letters = normalizeCrockford(code);
  return letters.length === codeLength && hasCheckLetter(letters);
}

/** 27 letters and the one that checks them. */
const codeLength = 28;

const usualName = (kind: DeviceRow["kind"]): string => (kind === "desk" ? "desk browser" : "tablet");

function platformName(): string {
  const data = (navigator as { userAgentData?: { platform?: string } }).userAgentData;
  return (data?.platform ?? navigator.userAgent).slice(0, 120);
}
