import { useEffect, type ReactNode } from "react";
import { mayAdminister } from "../../shared/policy/may-administer.ts";
import { mayRead } from "../../shared/policy/may-read.ts";
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

  // The server holds to the same: nobody is offered what would be refused.
  const role = device?.role ?? "";
  const when = (isTheirs: boolean, ...items: FrameItem[]): FrameItem[] => (isTheirs ? items : []);
  const items: FrameItem[] = [
    ...when(
      mayRead(role, "figures"),
      { href: "/", label: t.sections.board, icon: "board" },
      { href: "/turnout", label: t.sections.turnout, icon: "chart" },
    ),
    ...when(mayRead(role, "cases"), {
      href: "/violations",
      match: "/violations/*?",
      label: t.sections.violations,
      icon: "scale",
    }),
    ...when(mayRead(role, "complaints"), {
      href: "/complaints",
      match: "/complaints/*?",
      label: t.sections.complaints,
      icon: "report",
    }),
    ...when(mayAdminister(role, "notices"), { href: "/notices", label: t.sections.notices, icon: "bell" }),
    ...when(mayAdminister(role, "bundles"), { href: "/bundles", label: t.sections.bundles, icon: "courier" }),
    ...when(mayRead(role, "devices"), {
      href: "/devices",
      match: "/devices/*?",
      label: t.sections.devices,
      icon: "qr",
    }),
    ...when(mayAdminister(role, "units"), { href: "/import", label: t.sections.import, icon: "import" }),
    ...when(mayRead(role, "audit"), { href: "/audit", label: t.sections.audit, icon: "history" }),
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
