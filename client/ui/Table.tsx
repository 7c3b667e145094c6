import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./Table.module.css";

interface TableProps {
  /** Says what the table holds; shown above it unless hidden. */
  caption: string;
  captionHidden?: boolean;
  /** `<tr>` with `<th scope="col">`. Stays in sight while the rows scroll. */
  head: ReactNode;
  /** `<tr>`s. A cell of figures takes `className={figureCell}`. */
  children: ReactNode;
  /** Rows of 40 px instead of 48, for a mouse. */
  dense?: boolean;
  className?: string | undefined;
}

/** Scrolls sideways on its own where it is wider than the page. */
export function Table({ caption, captionHidden, head, children, dense, className }: TableProps) {
  return (
    <div className={classNames(styles.scroller, className)} role="region" aria-label={caption} tabIndex={0}>
      <table className={classNames(styles.table, dense && styles.dense)}>
        <caption className={captionHidden ? "visually-hidden" : styles.caption}>{caption}</caption>
        <thead>{head}</thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export const figureCell = styles.figure;
