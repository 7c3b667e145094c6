import type { ReactNode } from "react";
import { pictureTypes } from "../../shared/evidence/media-types.ts";
import type { ShownItem } from "../../shared/projections/evidence-items.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Banner } from "../ui/Banner.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icon-paths.tsx";
import { evidenceMessages } from "./evidence-messages.ts";
import styles from "./items.module.css";
import { kindOfFile, type ItemKind } from "./kept-item.ts";
import { PhotoTile } from "./PhotoTile.tsx";

export const itemIcons: Record<ItemKind, IconName> = {
  photo: "photo",
  video: "video",
  voice: "mic",
  scan: "report",
  signature: "edit",
  file: "report",
};

interface ItemTileProps {
  item: ShownItem;
  /** Its place among those of its kind, from 1. */
  number: number;
  /** Given its name. */
  corner?: (name: string) => ReactNode;
}

/** One piece of evidence in a list: what it is, and whether it was taken here or came from the tablet's files. */
export function ItemTile({ item: { file, told }, number, corner }: ItemTileProps) {
  const t = useMessages(evidenceMessages);
  const format = useFormat();
  const kind = told?.kind ?? kindOfFile(file.mediaType);
  const name = t.numbered(t.kinds[kind], number);
  const isPlayed = kind === "voice" || kind === "video";
  return (
    <PhotoTile
      sha256={file.sha256}
      number={number}
      look={{
        name,
        openLabel: isPlayed ? t.play(name) : t.open(name),
        icon: itemIcons[kind],
        viewer: pictureTypes.has(file.mediaType) ? undefined : isPlayed ? players[kind] : NotShown,
      }}
      corner={corner?.(name)}
    >
      <span className={styles.caption}>
        <span className={styles.name}>{name}</span>
        {told?.capturedAt != null && (
          <span>
            {told.source === "camera"
              ? t.capturedAt(format.time(told.capturedAt))
              : t.addedAt(format.time(told.capturedAt))}
          </span>
        )}
        {told?.source === "gallery" && (
          <span className={styles.gallery}>
            <Icon name="import" size={1} />
            {t.gallery}
          </span>
        )}
      </span>
    </PhotoTile>
  );
}

function SoundPlayer({ url, name }: { url: string; name: string }) {
  return <audio className={styles.sound} src={url} controls aria-label={name} />;
}

function FilmPlayer({ url, name }: { url: string; name: string }) {
  return <video className={styles.film} src={url} controls playsInline aria-label={name} />;
}

function NotShown() {
  return <Banner>{useMessages(evidenceMessages).cannotPlay}</Banner>;
}

/** Sound and film from an address in memory. */
export const players = { voice: SoundPlayer, video: FilmPlayer };
