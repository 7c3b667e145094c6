import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { syncNow } from "../../sync/start-sync.ts";
import { useSyncStatus } from "../../sync/use-sync-status.ts";
import { sayAge } from "../../tablet/SyncStatusLine.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { syncMessages } from "./sync-messages.ts";

/** How much waits, when the server was last heard, and the one thing to press. */
export function SyncSummary() {
  const t = useMessages(syncMessages);
  const format = useFormat();
  const nowMs = useNow();
  const status = useSyncStatus((state) => state);
  const { lastContactAt, nextRetryAt, waitingEntries, waitingEvidence, waitingBytes, state } = status;
  const syncing = state === "syncing";
  const stuck = state === "offline" || state === "error";
  const untilRetryMs = nextRetryAt === null ? 0 : Date.parse(nextRetryAt) - nowMs;
  return (
    <Card>
      <p>{t.subtitle}</p>
      <Facts
        facts={[
          {
            label: t.facts.waiting,
            value: t.facts.items(waitingEntries + waitingEvidence, format.bytes(waitingBytes)),
          },
          {
            label: t.facts.lastContact,
            value:
              lastContactAt === null
                ? t.facts.never
                : t.facts.contact(format.moment(lastContactAt), sayAge(lastContactAt, nowMs, format)),
          },
          ...(stuck && untilRetryMs > 0
            ? [{ label: t.facts.nextTry, value: t.facts.inAWhile(format.duration(untilRetryMs)) }]
            : []),
        ]}
      />
      <Button kind="primary" icon="sync" wide busy={syncing} onClick={() => void syncNow()}>
        {syncing ? t.busy : t.now}
      </Button>
      <ButtonLink href="/sync/courier" icon="courier" wide>
        {t.courier}
      </ButtonLink>
    </Card>
  );
}
