import { useEffect, type ReactNode } from "react";
import { PreferencesButton } from "../app/Preferences.tsx";
import { useLocaleStore } from "../i18n/locale.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useCollection, useDocument } from "../reference/use-reference.ts";
import { useSession } from "../session/session-store.ts";
import { useSyncStatus } from "../sync/use-sync-status.ts";
import { AppFrame, type FrameItem } from "../ui/AppFrame.tsx";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { deskMessages } from "./desk-messages.ts";
import styles from "./DeskFrame.module.css";
import { DeskStatus } from "./DeskStatus.tsx";
import { startDesk } from "./start-desk.ts";

/** Whoever may change the units of the province; the server holds to the same. */
const importRole = "province-hq";

/** Bar, sections and status of the desk, around each of its pages. */
export function DeskFrame({ children }: { children: ReactNode }) {
  const t = useMessages(deskMessages);
  const format = useFormat();
  const device = useSession((session) => session.device);
  const storeHealth = useSession((session) => session.storeHealth);
  const unit = useDocument("units", device?.unit ?? null);
  const [election] = useCollection("elections");
  const attention = useSyncStatus((status) => status.needsYou + status.aside);
  useEffect(startDesk, []);
  useEffect(() => {
    if (election !== undefined) useLocaleStore.getState().setUtcOffsetMinutes(election.utcOffsetMinutes);
  }, [election]);

  const items: FrameItem[] = [
    { href: "/", label: t.sections.board, icon: "board" },
    { href: "/turnout", label: t.sections.turnout, icon: "chart" },
    { href: "/violations", match: "/violations/*?", label: t.sections.violations, icon: "scale" },
    { href: "/bundles", label: t.sections.bundles, icon: "courier" },
    { href: "/devices", label: t.sections.devices, icon: "qr" },
    ...(device?.role === importRole
      ? [{ href: "/import", label: t.sections.import, icon: "import" } satisfies FrameItem]
      : []),
    { href: "/sync", label: t.sections.sync, icon: "sync", count: attention, countLabel: t.status.aside(attention) },
  ];

  return (
    <AppFrame
      kind="desk"
      title={unit === undefined ? t.title : format.pick(unit.name)}
      subtitle={
        election && (
          <>
            {election.mode === "rehearsal" && <span className={styles.rehearsal}>{t.rehearsal}</span>}
            {format.pick(election.name)}
          </>
        )
      }
      items={items}
      actions={
        <>
          <PreferencesButton />
          <AccountMenu />
        </>
      }
      status={<DeskStatus />}
    >
      {storeHealth !== null && (
        <div className={styles.alarm}>
          <Banner tone="danger" live="alert" actions={<Button onClick={() => location.reload()}>{t.reload}</Button>}>
            {storeHealth.kind === "superseded" ? t.superseded : t.blocked}
          </Banner>
        </div>
      )}
      {children}
    </AppFrame>
  );
}
