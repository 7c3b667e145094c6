import { type ReactNode, useContext, useEffect } from "react";
import { Link } from "wouter";
import { useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import { FrameContext } from "./frame-context.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Page.module.css";
import { uiMessages } from "./ui-messages.ts";

interface PageProps {
  children: ReactNode;
  /**
   * `reading` keeps a column of comfortable width; `full` takes the window (boards and tables); `narrow` is a small column
   * in the middle of the window (signing in, unlocking).
   */
  width?: "reading" | "full" | "narrow";
  className?: string | undefined;
}

export function Page({ children, width = "reading", className }: PageProps) {
  const Element = useContext(FrameContext) ? "div" : "main";
  return <Element className={classNames(styles.page, styles[width], className)}>{children}</Element>;
}

interface TopBarProps {
  /** The page's only h1; also the window's title. */
  title: string;
  subtitle?: ReactNode;
  /** Where the way back leads. */
  back?: string | undefined;
  onBack?: (() => void) | undefined;
  actions?: ReactNode;
}

/** Head of a page: way back, name, actions. Stays in sight. */
export function TopBar({ title, subtitle, back, onBack, actions }: TopBarProps) {
  const messages = useMessages(uiMessages);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.topBar}>
      {back !== undefined ? (
        <Link href={back} className={styles.back} aria-label={messages.back} title={messages.back}>
          <Icon name="back" />
        </Link>
      ) : (
        onBack && (
          <button
            type="button"
            className={styles.back}
            aria-label={messages.back}
            title={messages.back}
            onClick={onBack}
          >
            <Icon name="back" />
          </button>
        )
      )}
      <div className={styles.names}>
        <h1>{title}</h1>
        {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** The page's main action, where the thumb is. */
export function BottomBar({ children }: { children: ReactNode }) {
  return <div className={styles.bottomBar}>{children}</div>;
}

interface SectionProps {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
