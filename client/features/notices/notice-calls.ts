import { Type } from "typebox";
import { Notice, type NewEnd } from "../../../shared/catalogue/schema.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import { jsonBody } from "../../sync/gzip.ts";
import { http } from "../../sync/run-sync.ts";

const isReply = compileCheck(Type.Object({ notice: Type.Object(Notice.properties) }));

export interface NoticeToSend {
  /** The same as long as the same is sent: a repeated call does nothing twice. */
  id: string;
  unit: string;
  title: { fa: string; en?: string };
  body: { fa: string; en?: string };
  urgent: boolean;
  audience?: "border" | string[];
}

/** `POST /api/notices`. */
export const sendNotice = (notice: NoticeToSend): Promise<Notice> => post("/api/notices", notice);

/** `POST /api/extensions`. */
export const extendHours = (order: { id: string; orderNo: string; ends: NewEnd[] }): Promise<Notice> =>
  post("/api/extensions", order);

async function post(path: string, body: object): Promise<Notice> {
  const reply = await http.json(path, { method: "POST", ...(await jsonBody(body)) });
  if (!isReply(reply)) throw new UnexpectedReplyError("not a published notice");
  return reply.notice;
}
