import type { ReactNode } from "react";
import styles from "./Chip.module.css";
import { classNames } from "./class-names.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.tsx";

export type ChipTone = "neutral" | "info" | "success" | "warning" | "danger" | "doubt";

interface ChipProps {
  tone?: ChipTone;
  icon: IconName;
  label: string;
  /** After the label: a receipt number, an age. */
  detail?: ReactNode;
  /** Only the icon is shown (table cells); the label is read aloud and shown on hover. */
  compact?: boolean;
  /** The icon moves, for work that is under way. */
  moving?: boolean;
}

/** A state in words, shape and colour, so that no one of the three is needed. */
export function Chip({ tone = "neutral", icon, label, detail, compact, moving }: ChipProps) {
  const className = classNames(styles.chip, styles[tone], compact && styles.compact, moving && styles.moving);
  if (compact) {
    return (
      <span className={className} role="img" aria-label={label} title={label}>
        <Icon name={icon} size={1.25} />
      </span>
    );
  }
  return (
    <span className={className}>
      <Icon name={icon} size={1.25} />
      <span>{label}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
    </span>
  );
}
