import type { ReactNode } from "react";
import { useMessages } from "../i18n/messages.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import styles from "./states.module.css";
import { uiMessages } from "./ui-messages.ts";

interface ErrorStateProps {
  /** What happened. */
  title: ReactNode;
  /** What was kept, and what to do. */
  children: ReactNode;
  onRetry?: () => void;
  actions?: ReactNode;
  /** For whoever is called for help: folded away. */
  technical?: string | undefined;
  /** 1 where it is the whole page. */
  level?: 1 | 2;
}

export function ErrorState({ title, children, onRetry, actions, technical, level = 2 }: ErrorStateProps) {
  const messages = useMessages(uiMessages);
  const Heading = `h${level}` as const;
  return (
    <div className={`${styles.state} ${styles.error}`} role="alert">
      <span className={styles.badge}>
        <Icon name="alert" size={2.25} />
      </span>
      <Heading>{title}</Heading>
      <div className={styles.text}>{children}</div>
      {(onRetry || actions) && (
        <div className={styles.actions}>
          {onRetry && (
            <Button kind="primary" icon="refresh" onClick={onRetry}>
              {messages.retry}
            </Button>
          )}
          {actions}
        </div>
      )}
      {technical && (
        <details className={styles.technical}>
          <summary>
            {messages.technical}
            <Icon name="chevronDown" size={1.25} />
          </summary>
          <pre dir="ltr">{technical}</pre>
        </details>
      )}
    </div>
  );
}
