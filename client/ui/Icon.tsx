import { classNames } from "./class-names.ts";
import styles from "./Icon.module.css";
import { type IconName, iconPaths, pointing } from "./icon-paths.tsx";

interface IconProps {
  name: IconName;
  /** Edge in rem; 1.5 unless told. */
  size?: number;
  className?: string | undefined;
}

/** Decoration beside words: hidden from assistive technology, which reads the words. */
export function Icon({ name, size = 1.5, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      className={classNames(styles.icon, pointing.has(name) && styles.pointing, className)}
      style={{ inlineSize: `${size}rem`, blockSize: `${size}rem` }}
    >
      {iconPaths[name]}
    </svg>
  );
}
