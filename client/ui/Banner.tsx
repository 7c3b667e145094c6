import type { ReactNode } from "react";
import styles from "./Banner.module.css";
import { classNames } from "./class-names.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.tsx";

export type Tone = "info" | "success" | "warning" | "danger";

interface BannerProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  icon?: IconName;
  /** One or two buttons. */
  actions?: ReactNode;
  /** Says it aloud when it appears: `status` waits for a pause, `alert` does not. */
  live?: "status" | "alert";
}

const TONE_ICON: Record<Tone, IconName> = { info: "info", success: "checkCircle", warning: "alert", danger: "alert" };

export function Banner({ tone = "info", title, children, icon, actions, live }: BannerProps) {
  return (
    <div className={classNames(styles.banner, styles[tone])} role={live}>
      <Icon name={icon ?? TONE_ICON[tone]} />
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
