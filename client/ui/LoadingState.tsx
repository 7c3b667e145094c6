import { useMessages } from "../i18n/messages.ts";
import styles from "./states.module.css";
import { uiMessages } from "./ui-messages.ts";

interface LoadingStateProps {
  /** What is being fetched; "getting ready" unless told. */
  label?: string;
  lines?: number;
}

/** Holds the place of a list, so that nothing jumps when it comes. */
export function LoadingState({ label, lines = 4 }: LoadingStateProps) {
  const messages = useMessages(uiMessages);
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{label ?? messages.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  );
}
