import type { ReactNode } from "react";
import styles from "./Card.module.css";
import { classNames } from "./class-names.ts";

interface CardProps {
  children: ReactNode;
  /** A stripe at the start: what the card is about. */
  tone?: "plain" | "accent" | "info" | "success" | "warning" | "danger";
  as?: "div" | "section" | "article" | "form";
  className?: string | undefined;
}

export function Card({ children, tone = "plain", as: Element = "div", className }: CardProps) {
  return <Element className={classNames(styles.card, styles[tone], className)}>{children}</Element>;
}

export interface Fact {
  /** Differs from the others'. */
  label: string;
  value: ReactNode;
}

/** Names and values: a description list that becomes two columns where there is room. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.label} className={styles.fact}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface StatProps {
  label: ReactNode;
  /** Already formatted. */
  value: ReactNode;
  detail?: ReactNode;
  tone?: "plain" | "success" | "warning" | "danger";
}

/** One large figure with its name. */
export function Stat({ label, value, detail, tone = "plain" }: StatProps) {
  return (
    <div className={classNames(styles.stat, styles[`stat-${tone}`])}>
      <span className={styles.statLabel}>{label}</span>
      <span className={styles.statValue}>{value}</span>
      {detail && <span className={styles.statDetail}>{detail}</span>}
    </div>
  );
}
