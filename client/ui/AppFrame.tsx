import type { ReactNode } from "react";
import { Link, useRoute } from "wouter";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import styles from "./AppFrame.module.css";
import { classNames } from "./class-names.ts";
import { FrameContext } from "./frame-context.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.tsx";
import { Mark } from "./Mark.tsx";
import { uiMessages } from "./ui-messages.ts";

export interface FrameItem {
  href: string;
  /** Pattern under which the item counts as the present one; `href` unless told. */
  match?: string;
  label: string;
  icon: IconName;
  /** How many things wait there; nothing is shown for 0. */
  count?: number;
  /** Says what the count counts: «۳ مورد در انتظار ارسال». */
  countLabel?: string;
}

interface AppFrameProps {
  /** Name of the place: the branch of a tablet, the office of a desk. */
  title: ReactNode;
  subtitle?: ReactNode;
  items: readonly FrameItem[];
  /** Icon buttons at the end of the bar. */
  actions?: ReactNode;
  /** A StatusLine under the bar. */
  status?: ReactNode;
  /** `desk`: the sections stand beside the page from 1024 px on, with words; `tablet`: below it, or beside it in landscape. */
  kind: "tablet" | "desk";
  children: ReactNode;
}

/** Bar, sections and page of one role. */
export function AppFrame({ title, subtitle, items, actions, status, kind, children }: AppFrameProps) {
  const messages = useMessages(uiMessages);
  return (
    <div className={classNames(styles.frame, styles[kind])}>
      <header className={styles.bar}>
        <Mark size={2.25} />
        <div className={styles.names}>
          <span className={styles.title}>{title}</span>
          {subtitle && <span className={styles.subtitle}>{subtitle}</span>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {status && <div className={styles.status}>{status}</div>}
      <nav className={styles.nav} aria-label={messages.navigation}>
        <div className={styles.items}>
          {items.map((item) => (
            <FrameLink key={item.href} {...item} />
          ))}
        </div>
      </nav>
      <main className={styles.main}>
        <FrameContext value>{children}</FrameContext>
      </main>
    </div>
  );
}

function FrameLink({ href, match, label, icon, count = 0, countLabel }: FrameItem) {
  const [present] = useRoute(match ?? href);
  const format = useFormat();
  return (
    <Link href={href} className={styles.item} aria-current={present ? "page" : undefined}>
      <Icon name={icon} />
      <span className={styles.itemLabel}>{label}</span>
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {format.figure(count)}
        </span>
      )}
      {count > 0 && <span className="visually-hidden">{countLabel ?? format.figure(count)}</span>}
    </Link>
  );
}
