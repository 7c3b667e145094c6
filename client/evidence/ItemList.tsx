import type { ReactNode } from "react";
import type { ShownItem } from "../../shared/projections/evidence-items.ts";
import { ItemTile } from "./ItemTile.tsx";
import { kindOfFile } from "./kept-item.ts";
import styles from "./photos.module.css";

interface ItemListProps {
  items: readonly ShownItem[];
  label: string;
  /** In each one's corner, given the item and its name. */
  corner?: (item: ShownItem, name: string) => ReactNode;
  /** After the last one. */
  children?: ReactNode;
}

/** Evidence as tiles, each numbered among those of its kind. */
export function ItemList({ items, label, corner, children }: ItemListProps) {
  const seen = new Map<string, number>();
  return (
    <ul role="list" className={styles.tiles} aria-label={label}>
      {items.map((item) => {
        const kind = item.told?.kind ?? kindOfFile(item.file.mediaType);
        const number = (seen.get(kind) ?? 0) + 1;
        seen.set(kind, number);
        return (
          <ItemTile
            key={item.file.sha256}
            item={item}
            number={number}
            {...(corner && { corner: (name) => corner(item, name) })}
          />
        );
      })}
      {children}
    </ul>
  );
}
