import { type ReactNode, useState } from "react";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { useMessages } from "../i18n/messages.ts";
import { findEvidence } from "../journal-store/read-evidence.ts";
import type { EvidenceRow } from "../journal-store/rows.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icon-paths.tsx";
import { PhotoDialog, type FileViewer } from "./PhotoDialog.tsx";
import styles from "./photos.module.css";
import { refusalText, type PhotoWords } from "./refusal-text.ts";
import { useBlobUrl } from "./use-blob-url.ts";

/** How a file that may be no photo looks and is called. */
export interface FileLook {
  name: string;
  /** What a press does. */
  openLabel: string;
  icon: IconName;
  /** Undefined of a picture. */
  viewer: FileViewer | undefined;
}

interface PhotoTileProps {
  sha256: EvidenceHash;
  /** Its place in the list, from 1. */
  number: number;
  look?: FileLook;
  /** In the picture's corner: the button that takes it out. */
  corner?: ReactNode;
  /** Below it. */
  children?: ReactNode;
}

/** A photo small enough for a list; pressed, it opens whole. Says so where its bytes are not here or not sound. */
export function PhotoTile({ sha256, number, look, corner, children }: PhotoTileProps) {
  const t = useMessages(tabletMessages).photos;
  // A row that is missing is null here: undefined means that it is still being read.
  const row = useJournalQuery(async () => (await findEvidence(sha256)) ?? null, [sha256]);
  const url = useBlobUrl(row?.thumbnail);
  const [open, setOpen] = useState(false);
  const problem = problemOf(row, t);
  const { name, openLabel, icon } = look ?? { name: t.photo(number), openLabel: t.open(number), icon: "photo" };
  return (
    <li className={styles.tile}>
      <button
        type="button"
        className={styles.picture}
        aria-label={problem === undefined ? openLabel : `${openLabel}: ${problem}`}
        disabled={!row}
        onClick={() => setOpen(true)}
      >
        {url === undefined ? <Icon name={icon} size={2} /> : <img src={url} alt="" />}
      </button>
      {corner}
      {children}
      {problem !== undefined && (
        <span className={classNames(styles.note, row !== null && styles.problem)} aria-hidden="true">
          <Icon name={row === null ? "info" : "alert"} size={1.25} />
          {problem}
        </span>
      )}
      {open && row && (
        <PhotoDialog row={row} name={name} problem={problem} viewer={look?.viewer} onClose={() => setOpen(false)} />
      )}
    </li>
  );
}

function problemOf(row: EvidenceRow | null | undefined, t: PhotoWords): string | undefined {
  if (row === null) return t.notHere;
  if (row?.state === "damaged") return t.damaged;
  return row?.state === "refused" ? refusalText(row.problem, t) : undefined;
}
