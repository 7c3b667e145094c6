import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { PhotoTile } from "./PhotoTile.tsx";
import styles from "./photos.module.css";

/** Photos that an entry names, for reading. */
export function PhotoList({ photos, label }: { photos: readonly { sha256: EvidenceHash }[]; label: string }) {
  return (
    <ul role="list" className={styles.tiles} aria-label={label}>
      {photos.map(({ sha256 }, index) => (
        <PhotoTile key={sha256} sha256={sha256} number={index + 1} />
      ))}
    </ul>
  );
}
