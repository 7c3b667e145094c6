import { useEffect, useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { findEvidenceFile } from "../journal-store/read-evidence.ts";
import type { EvidenceRow } from "../journal-store/rows.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { Banner } from "../ui/Banner.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { LoadingState } from "../ui/LoadingState.tsx";
import styles from "./photos.module.css";
import { useBlobUrl } from "./use-blob-url.ts";

interface PhotoDialogProps {
  row: EvidenceRow;
  number: number;
  problem: string | undefined;
  onClose: () => void;
}

/** The whole photo, read from its chunks and checked against their hashes. */
export function PhotoDialog({ row, number, problem, onClose }: PhotoDialogProps) {
  const t = useMessages(tabletMessages).photos;
  const format = useFormat();
  const { sha256 } = row;
  // Null: read, and not whole.
  const [file, setFile] = useState<Blob | null>();
  const url = useBlobUrl(file);
  useEffect(() => {
    let wanted = true;
    void findEvidenceFile(sha256)
      .catch(() => undefined)
      .then((found) => wanted && setFile(found ?? null));
    return () => {
      wanted = false;
    };
  }, [sha256]);
  return (
    <Dialog title={t.photo(number)} onClose={onClose} size="wide">
      {file === null ? (
        <Banner tone="warning">{problem ?? t.damaged}</Banner>
      ) : url === undefined ? (
        <LoadingState lines={3} />
      ) : (
        <img className={styles.whole} src={url} alt={t.photo(number)} />
      )}
      <p className={styles.about}>
        <bdi>{row.name}</bdi> · {format.bytes(row.sizeBytes)} · {row.state === "sent" ? t.sent : t.waiting}
      </p>
      {problem !== undefined && file !== null && <Banner tone="warning">{problem}</Banner>}
    </Dialog>
  );
}
