import { type ReactNode, useEffect } from "react";
import { PreferencesButton } from "../app/Preferences.tsx";
import { useLocaleStore } from "../i18n/locale.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { lock } from "../session/idle-lock.ts";
import { useSession } from "../session/session-store.ts";
import { useSyncStatus } from "../sync/use-sync-status.ts";
import { AppFrame } from "../ui/AppFrame.tsx";
import { IconButton } from "../ui/Button.tsx";
import { SyncStatusLine } from "./SyncStatusLine.tsx";
import { tabletMessages } from "./tablet-messages.ts";
import { useElectionCatalogue, useOwnUnit } from "./use-election-catalogue.ts";

/** What stands around every screen of the tablet: the branch, the three sections, and how it stands with what waits. */
export function TabletFrame({ children }: { children: ReactNode }) {
  const t = useMessages(tabletMessages);
  const format = useFormat();
  const unit = useOwnUnit();
  const election = useElectionCatalogue()?.election;
  const device = useSession((session) => session.device);
  const waiting = useSyncStatus((status) => status.waitingEntries + status.waitingEvidence + status.needsYou);
  const setUtcOffsetMinutes = useLocaleStore((state) => state.setUtcOffsetMinutes);
  useEffect(() => {
    if (election !== undefined) setUtcOffsetMinutes(election.utcOffsetMinutes);
  }, [election, setUtcOffsetMinutes]);

  return (
    <AppFrame
      kind="tablet"
      title={unit ? format.pick(unit.name) : <bdi dir="ltr">{device?.unit}</bdi>}
      subtitle={
        <>
          {unit && <bdi>{format.digits(unit.code)}</bdi>}
          {election?.mode === "rehearsal" && ` · ${t.rehearsal}`}
        </>
      }
      items={[
        { href: "/", label: t.today, icon: "today" },
        { href: "/violations", match: "/violations/*?", label: t.violations, icon: "scale" },
        { href: "/sync", label: t.sync, icon: "sync", count: waiting, countLabel: t.waitingCount(waiting) },
      ]}
      actions={
        <>
          <PreferencesButton />
          <IconButton icon="lock" label={t.lock} onClick={lock} />
        </>
      }
      status={<SyncStatusLine />}
    >
      {children}
    </AppFrame>
  );
}
