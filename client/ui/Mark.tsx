import { classNames } from "./class-names.ts";
import styles from "./Mark.module.css";

interface MarkProps {
  /** Edge in rem. */
  size?: number;
  className?: string | undefined;
}

/** The sign of Amanat: a ballot held by two arcs that a seal joins. Takes the colour of the text around it. */
export function Mark({ size = 2, className }: MarkProps) {
  return (
    <svg
      viewBox="0 0 64 64"
      aria-hidden="true"
      focusable="false"
      className={classNames(styles.mark, className)}
      style={{ inlineSize: `${size}rem`, blockSize: `${size}rem` }}
    >
      <path className={styles.arc} d="M21.4 7.2A26 26 0 0 0 22.3 55.1M42.6 7.2A26 26 0 0 1 41.7 55.1" />
      <path className={styles.sheet} d="M22 16h13.5l6.5 6.5V44H22z" />
      <path className={styles.sheet} d="m26.8 31.2 3.7 3.7 6-7.2" />
      <circle className={styles.seal} cx="32" cy="57" r="5.5" />
    </svg>
  );
}
