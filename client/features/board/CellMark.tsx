import { classNames } from "../../ui/class-names.ts";
import styles from "./CellMark.module.css";

export type MarkKind = "critical" | "warning" | "info" | "differing" | "corrected" | "unreadable";

const shapes: Record<MarkKind, string> = {
  critical: "!",
  warning: "!",
  info: "·",
  differing: "≠",
  corrected: "✎",
  unreadable: "?",
};

/** A sign in a cell's corner; the cell's name says it in words. */
export function CellMark({ kind, className }: { kind: MarkKind; className?: string | undefined }) {
  return (
    <span className={classNames(styles.mark, styles[kind], className)} aria-hidden="true">
      {shapes[kind]}
    </span>
  );
}
