import { Type } from "typebox";
import { CalendarItem } from "../../../shared/catalogue/schema.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import { jsonBody } from "../../sync/gzip.ts";
import { http } from "../../sync/run-sync.ts";

const isReply = compileCheck(Type.Object({ item: Type.Object(CalendarItem.properties) }));

export interface AnnouncementToSend extends Pick<CalendarItem, "constituency" | "contest" | "at" | "orderNo"> {
  /** What stands for the same place and election, as whoever sends this has seen it; null: nothing. */
  before: Pick<CalendarItem, "at" | "orderNo"> | null;
}

/** `POST /api/announcements`. Sent again after a lost reply it does nothing twice. */
export async function sendAnnouncement(announcement: AnnouncementToSend): Promise<CalendarItem> {
  const reply = await http.json("/api/announcements", { method: "POST", ...(await jsonBody(announcement)) });
  if (!isReply(reply)) throw new UnexpectedReplyError("not an announcement");
  return reply.item;
}
