import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useNow } from "../i18n/use-now.ts";
import { useSyncStatus } from "../sync/use-sync-status.ts";
import { StatusLine } from "../ui/StatusLine.tsx";
import { deskMessages } from "./desk-messages.ts";
import { useDesk } from "./desk-store.ts";

/** Fewer arrive in ordinary rounds, which are not worth a word. */
const pulledInPassing = 200;

/** How fresh what is shown is, and what keeps it from being fresher. */
export function DeskStatus() {
  const t = useMessages(deskMessages);
  const format = useFormat();
  const nowMs = useNow();
  const status = useSyncStatus((all) => all);
  const phase = useDesk((desk) => desk.phase);
  const board = useDesk((desk) => desk.state);

  const contact =
    status.lastContactAt === null ? t.status.never : t.status.asOf(format.age(status.lastContactAt, nowMs));
  if (status.aside > 0) {
    return <StatusLine tone="danger" icon="alert" text={t.status.aside(status.aside)} detail={contact} href="/sync" />;
  }
  if (status.state === "offline" || status.state === "error") {
    const why = status.state === "offline" || status.problem === null ? t.status.offline : t.problems[status.problem];
    return <StatusLine tone="warning" icon="alert" text={why} detail={contact} href="/sync" />;
  }
  if (status.waitingEntries > 0) {
    return (
      <StatusLine
        tone="info"
        icon="sending"
        text={t.status.waiting(status.waitingEntries)}
        detail={contact}
        href="/sync"
      />
    );
  }
  if (phase === "opening") return <StatusLine icon="hourglass" text={t.status.opening} detail={contact} href="/sync" />;
  if (board.source === "server") {
    return (
      <StatusLine
        tone="info"
        icon="download"
        text={t.status.receiving(board.ownPosition, board.position)}
        detail={t.status.serverBoard}
        href="/sync"
      />
    );
  }
  if (status.state === "syncing" && (status.progress?.pulled ?? 0) > pulledInPassing) {
    const text = t.status.receivingSoFar(status.progress?.pulled ?? 0);
    return <StatusLine tone="info" icon="download" text={text} detail={contact} href="/sync" />;
  }
  return <StatusLine tone="success" icon="checkCircle" text={t.status.live} detail={contact} href="/sync" />;
}
