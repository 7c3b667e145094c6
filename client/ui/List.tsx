import type { ReactNode } from "react";
import { Link } from "wouter";
import { classNames } from "./class-names.ts";
import { Icon } from "./Icon.tsx";
import styles from "./List.module.css";

interface ListProps {
  /** Read aloud where no heading stands above. */
  label?: string;
  children: ReactNode;
}

export function List({ label, children }: ListProps) {
  return (
    <ul role="list" className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface ListItemProps {
  title: ReactNode;
  /** A line below the title. */
  detail?: ReactNode;
  /** Before the words: an icon or a photo. */
  start?: ReactNode;
  /** After the words: a chip, a figure. */
  end?: ReactNode;
  href?: string | undefined;
  onPress?: (() => void) | undefined;
  /** The item that the list is about right now. */
  highlighted?: boolean;
}

/** A row; the whole of it is the target where it leads anywhere. */
export function ListItem({ title, detail, start, end, href, onPress, highlighted }: ListItemProps) {
  const content = (
    <>
      {start && <span className={styles.start}>{start}</span>}
      <span className={styles.middle}>
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          {detail && <span className={styles.detail}>{detail}</span>}
        </span>
        {end && <span className={styles.end}>{end}</span>}
      </span>
      {(href !== undefined || onPress) && <Icon name="chevron" size={1.25} className={styles.chevron} />}
    </>
  );
  return (
    <li className={classNames(styles.item, highlighted && styles.highlighted)}>
      {href !== undefined ? (
        <Link href={href} className={styles.row}>
          {content}
        </Link>
      ) : onPress ? (
        <button type="button" className={styles.row} onClick={onPress}>
          {content}
        </button>
      ) : (
        <div className={styles.row}>{content}</div>
      )}
    </li>
  );
}
