import encodeQR from "qr";
import { useMemo } from "react";
import { classNames } from "./class-names.ts";
import styles from "./QrCode.module.css";

interface QrCodeProps {
  text: string;
  /** What the code is, read aloud. */
  label: string;
  /** `large` takes all the width that there is, for another screen's camera. */
  size?: "normal" | "large";
}

/** Black on white in every theme: cameras expect it so. */
export function QrCode({ text, label, size = "normal" }: QrCodeProps) {
  const { width, path } = useMemo(() => {
    const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
    const modules = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { width: rows.length, path: modules.join("") };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${width}`}
      className={classNames(styles.qr, styles[size])}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={width} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
