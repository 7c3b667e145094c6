import { claimToleranceMs } from "../../shared/projections/timeliness.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { useMessages } from "../i18n/messages.ts";
import { type Format, useFormat } from "../i18n/use-format.ts";
import { useNow } from "../i18n/use-now.ts";
import type { SyncProblem } from "../sync/sync-problem.ts";
import { useSyncStatus } from "../sync/use-sync-status.ts";
import { StatusLine } from "../ui/StatusLine.tsx";
import { tabletMessages } from "./tablet-messages.ts";

/** How many items wait, how many bytes, when they last got through, and what to do if they don't. */
export function SyncStatusLine() {
  const t = useMessages(tabletMessages).status;
  const format = useFormat();
  const nowMs = useNow();
  const status = useSyncStatus((state) => state);
  const count = status.waitingEntries + status.waitingEvidence;
  const bytes = format.bytes(status.waitingBytes);
  const contact =
    status.lastContactAt === null ? t.noContact : t.lastContact(sayAge(status.lastContactAt, nowMs, format));
  if (status.needsYou + status.aside + status.logAlarms.length > 0) {
    return (
      <StatusLine
        tone="danger"
        icon="alert"
        text={t.needsYou(status.needsYou + status.aside + status.logAlarms.length)}
        detail={contact}
        href="/sync"
      />
    );
  }
  if (count === 0) {
    const reached = status.lastContactAt !== null;
    return (
      <StatusLine
        tone={reached ? "success" : "neutral"}
        icon={reached ? "checkCircle" : "sync"}
        text={reached ? t.nothingWaits : t.nothingYet}
        detail={contact}
        href="/sync"
      />
    );
  }
  if (status.state === "syncing") {
    return <StatusLine tone="info" icon="sending" text={t.sending(count, bytes)} detail={contact} href="/sync" />;
  }
  const stuck = status.state === "offline" || status.state === "error";
  const advice = t[whyStuck(status.problem)];
  return (
    <StatusLine
      tone={stuck ? "warning" : "neutral"}
      icon="device"
      text={t.waits(count, bytes)}
      detail={stuck ? `${contact} · ${advice}` : contact}
      href="/sync"
    />
  );
}

/** A clock that was set back since puts no contact into the future. */
export const sayAge = (instant: string, nowMs: number, format: Format): string =>
  format.age(instant, Math.max(nowMs, Date.parse(instant)));

/**
 * A browser does not say why a connection failed. With a network there, the certificate may be the reason; with a clock that
 * contradicts the server's, it surely is one.
 */
function whyStuck(problem: SyncProblem | null): "offline" | "unreachable" | "wrongClock" {
  if (problem !== "unreachable" || !navigator.onLine) return "offline";
  return Math.abs(deviceClock.aheadMs() ?? 0) > claimToleranceMs ? "wrongClock" : "unreachable";
}
