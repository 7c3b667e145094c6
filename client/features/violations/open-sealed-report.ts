import { OpenedReport } from "../../../shared/events/sealed-content.ts";
import type { ViolationLogged } from "../../../shared/events/violation.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import { http } from "../../sync/run-sync.ts";

const isOpened = compileCheck(OpenedReport);

/** `GET /api/sealed-reports/…`, with the desk's cookie. What it gives is for the screen alone, and is kept nowhere. */
export async function openSealedReport(author: string, seq: number): Promise<ViolationLogged> {
  const reply = await http.json(`/api/sealed-reports/${encodeURIComponent(author)}/${seq}`);
  if (!isOpened(reply)) throw new UnexpectedReplyError("not what a sealed report says");
  return reply.content;
}
