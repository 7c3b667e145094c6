import type { ReactNode } from "react";
import { Link } from "wouter";
import { classNames } from "./class-names.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.tsx";
import styles from "./StatusLine.module.css";

interface StatusLineProps {
  tone?: "neutral" | "info" | "success" | "warning" | "danger";
  icon: IconName;
  /** How many items wait, how many bytes. */
  text: ReactNode;
  /** When they last got through; what to do if they don't. */
  detail?: ReactNode;
  /** The whole line leads there. */
  href?: string;
}

/** One line that always says how it stands with what is not yet received. */
export function StatusLine({ tone = "neutral", icon, text, detail, href }: StatusLineProps) {
  const content = (
    <>
      <Icon name={icon} size={1.25} />
      <span className={styles.text} role="status">
        <span className={styles.main}>{text}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      {href && <Icon name="chevron" size={1.25} />}
    </>
  );
  const className = classNames(styles.line, styles[tone]);
  return href ? (
    <Link href={href} className={className}>
      {content}
    </Link>
  ) : (
    <div className={className}>{content}</div>
  );
}
