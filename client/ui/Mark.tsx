import { classNames } from "./class-names.ts";
import styles from "./Mark.module.css";

interface MarkProps {
  /** Edge in rem. */
  size?: number;
  className?: string | undefined;
}

/** The sign of Amanat: a folded ballot held by two arcs, closed by a seal. Takes the colour of the text around it. */
export function Mark({ size = 2, className }: MarkProps) {
  return (
    <svg
      viewBox="0 0 64 64"
      aria-hidden="true"
      focusable="false"
      className={classNames(styles.mark, className)}
      style={{ inlineSize: `${size}rem`, blockSize: `${size}rem` }}
    >
      <path className={styles.arc} d="M21 9.5A25 25 0 0 0 21 54.5" />
      <path className={styles.arc} d="M43 9.5A25 25 0 0 1 43 54.5" />
      <path className={styles.sheet} d="M22 18h20v24l-10 7-10-7z" />
      <path className={styles.fold} d="M22 29.5 32 36l10-6.5" />
      <circle className={styles.seal} cx="32" cy="37" r="4.5" />
    </svg>
  );
}
