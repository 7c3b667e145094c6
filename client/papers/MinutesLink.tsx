import { mayRecord } from "../../shared/policy/may-record.ts";
import type { DayFiling } from "../../shared/projections/branch-day.ts";
import { useMessages } from "../i18n/messages.ts";
import { useSession } from "../session/session-store.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { isMinutes } from "./minutes-kinds.ts";
import { paperLinksMessages } from "./paper-links-messages.ts";

/** To the minutes of one filing of the opening or the count; nothing for other reports. */
export function MinutesLink({ filing: { author, seq, content } }: { filing: DayFiling }) {
  const t = useMessages(paperLinksMessages);
  const role = useSession((session) => session.device?.role ?? "");
  if (content === null || !isMinutes(content.report) || !mayRecord(role, "paper.printed")) return null;
  return (
    <ButtonLink icon="print" href={`/print/minutes/${author}/${seq}`}>
      {t.minutes}
    </ButtonLink>
  );
}
