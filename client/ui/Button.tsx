import type { ComponentProps, ReactNode } from "react";
import { Link } from "wouter";
import styles from "./Button.module.css";
import { classNames } from "./class-names.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.tsx";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

interface Look {
  kind?: ButtonKind;
  icon?: IconName | undefined;
  /** Icon after the words, for "next" and the like. */
  iconEnd?: IconName | undefined;
  /** Takes the whole width that there is. */
  wide?: boolean;
  children: ReactNode;
}

interface ButtonProps extends Look, Omit<ComponentProps<"button">, "children"> {
  /** Work is under way: a press does nothing, the focus stays. */
  busy?: boolean;
}

/** At most one `primary` on a screen. */
export function Button({
  kind = "secondary",
  icon,
  iconEnd,
  wide,
  busy = false,
  className,
  children,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(styles.button, styles[kind], wide && styles.wide, busy && styles.busy, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
      {iconEnd && <Icon name={iconEnd} />}
    </button>
  );
}

interface ButtonLinkProps extends Look {
  href: string;
  className?: string | undefined;
}

/** Looks like a button, goes to a place in the app. */
export function ButtonLink({ href, kind = "secondary", icon, iconEnd, wide, className, children }: ButtonLinkProps) {
  return (
    <Link href={href} className={classNames(styles.button, styles[kind], wide && styles.wide, className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {iconEnd && <Icon name={iconEnd} />}
    </Link>
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  icon: IconName;
  /** Says what a press does; shown on hover, read aloud. */
  label: string;
}

export function IconButton({ icon, label, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} className={classNames(styles.iconButton, className)} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
