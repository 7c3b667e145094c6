import { deviceClock } from "../../clock/device-clock.ts";
import { claimToleranceMs } from "../../../shared/projections/timeliness.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { useSyncStatus } from "../../sync/use-sync-status.ts";
import { Banner } from "../../ui/Banner.tsx";
import { syncMessages } from "./sync-messages.ts";

/** What holds syncing up: what happened, what was kept, what to do. */
export function SyncProblems() {
  const t = useMessages(syncMessages);
  const problem = useSyncStatus((status) => status.problem);
  const aside = useSyncStatus((status) => status.aside);
  const logAlarms = useSyncStatus((status) => status.logAlarms);
  return (
    <>
      {problem !== null && (
        <Banner tone={problem === "busy" ? "info" : "warning"} live="status" title={t.problems[problem].title}>
          {t.problems[problem].advice}
        </Banner>
      )}
      {aside > 0 && (
        <Banner tone="danger" live="alert" title={t.aside.title(aside)}>
          {t.aside.text}
        </Banner>
      )}
      {logAlarms.length > 0 && (
        <Banner tone="danger" live="alert" title={t.logAlarm.title}>
          {[...new Set(logAlarms.map(({ kind }) => t.logAlarm.kinds[kind])), t.logAlarm.text].join(" ")}
        </Banner>
      )}
      <WrongClock />
    </>
  );
}

/** Only told: a wrong clock never stops work. */
function WrongClock() {
  const t = useMessages(syncMessages).clock;
  const format = useFormat();
  useNow();
  const aheadMs = deviceClock.aheadMs();
  if (aheadMs === null || Math.abs(aheadMs) <= claimToleranceMs) return null;
  const duration = format.duration(aheadMs);
  return (
    <Banner tone="warning" icon="clockQuestion" title={aheadMs > 0 ? t.ahead(duration) : t.behind(duration)}>
      {t.advice}
    </Banner>
  );
}
