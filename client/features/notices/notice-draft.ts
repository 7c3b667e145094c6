/** A notice while it is being written. */
import type { Audience } from "./recipients.ts";

export interface NoticeDraft {
  /** Under which it is sent, also again after a lost reply: kept with the draft, so that a reload publishes nothing twice. */
  callId: string;
  unit: string;
  audience: Audience;
  title: string;
  body: string;
  titleEn: string;
  bodyEn: string;
  urgent: boolean;
}

export const noticeDraftId = (officer: string): string => `notice:${officer}`;

export const emptyNotice = (callId: string, unit: string, audience: Audience = "all"): NoticeDraft => ({
  callId,
  unit,
  audience,
  title: "",
  body: "",
  titleEn: "",
  bodyEn: "",
  urgent: false,
});

const audiences: readonly unknown[] = ["all", "border", "missing"] satisfies Audience[];

/** Undefined for anything that this build did not keep as a notice. */
export function readNoticeDraft(content: unknown): NoticeDraft | undefined {
  if (typeof content !== "object" || content === null) return undefined;
  const kept = content as Record<string, unknown>;
  const isText = ["callId", "unit", "title", "body", "titleEn", "bodyEn"].every((key) => typeof kept[key] === "string");
  const isWhole = isText && typeof kept["urgent"] === "boolean" && audiences.includes(kept["audience"]);
  return isWhole ? (content as NoticeDraft) : undefined;
}
