import { type ReactNode, useState } from "react";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { useMessages } from "../i18n/messages.ts";
import { findEvidence } from "../journal-store/read-evidence.ts";
import type { EvidenceRow } from "../journal-store/rows.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/Icon.tsx";
import { PhotoDialog } from "./PhotoDialog.tsx";
import styles from "./photos.module.css";
import { refusalText, type PhotoWords } from "./refusal-text.ts";
import { useBlobUrl } from "./use-blob-url.ts";

interface PhotoTileProps {
  sha256: EvidenceHash;
  /** Its place in the list, from 1. */
  number: number;
  /** In the picture's corner: the button that takes it out. */
  corner?: ReactNode;
}

/** A photo small enough for a list; pressed, it opens whole. Says so where its bytes are not here or not sound. */
export function PhotoTile({ sha256, number, corner }: PhotoTileProps) {
  const t = useMessages(tabletMessages).photos;
  // A row that is missing is null here: undefined means that it is still being read.
  const row = useJournalQuery(async () => (await findEvidence(sha256)) ?? null, [sha256]);
  const url = useBlobUrl(row?.thumbnail);
  const [open, setOpen] = useState(false);
  const problem = problemOf(row, t);
  return (
    <li className={styles.tile}>
      <button
        type="button"
        className={styles.picture}
        aria-label={problem === undefined ? t.open(number) : `${t.open(number)}: ${problem}`}
        disabled={!row}
        onClick={() => setOpen(true)}
      >
        {url === undefined ? <Icon name="photo" size={2} /> : <img src={url} alt="" />}
      </button>
      {corner}
      {problem !== undefined && (
        <span className={classNames(styles.note, row !== null && styles.problem)} aria-hidden="true">
          <Icon name={row === null ? "info" : "alert"} size={1.25} />
          {problem}
        </span>
      )}
      {open && row && <PhotoDialog row={row} number={number} problem={problem} onClose={() => setOpen(false)} />}
    </li>
  );
}

function problemOf(row: EvidenceRow | null | undefined, t: PhotoWords): string | undefined {
  if (row === null) return t.notHere;
  if (row?.state === "damaged") return t.damaged;
  return row?.state === "refused" ? refusalText(row.problem, t) : undefined;
}
