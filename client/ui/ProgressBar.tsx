import { useFormat } from "../i18n/use-format.ts";
import styles from "./ProgressBar.module.css";

interface ProgressBarProps {
  label: string;
  /** 0 to 1; undefined while nobody knows. */
  share?: number | undefined;
  detail?: string;
}

export function ProgressBar({ label, share, detail }: ProgressBarProps) {
  const format = useFormat();
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{label}</span>
        <span>{detail ?? (share === undefined ? "" : format.percent(Math.floor(share * 100) / 100))}</span>
      </div>
      <progress className={styles.bar} aria-label={label} max={1} {...(share === undefined ? {} : { value: share })} />
    </div>
  );
}
