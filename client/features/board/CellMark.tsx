import { classNames } from "../../ui/class-names.ts";
import styles from "./CellMark.module.css";

export type MarkKind = "critical" | "warning" | "differing" | "corrected" | "unreadable";

/** Drawn on 12 × 12, since fonts draw such signs each in its own way. */
const shapes: Record<MarkKind, string> = {
  critical: "M6 2v5m0 2.6v.1",
  warning: "M6 2v5m0 2.6v.1",
  differing: "M2.5 4.5h7m-7 3h7M8 2 4 10",
  corrected: "M2.2 9.8 3 7l5-5 2 2-5 5-2.8.8Z",
  unreadable: "M4 4.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.2m0 2.4v.1",
};

/** A sign in a cell's corner; the cell's name says it in words. */
export function CellMark({ kind, className }: { kind: MarkKind; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={classNames(styles.mark, styles[kind], className)}>
      <path d={shapes[kind]} />
    </svg>
  );
}
