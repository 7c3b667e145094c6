import { type ComponentType, useEffect, useState } from "react";
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

/** `url` stands for the file. */
export type FileViewer = ComponentType<{ url: string; name: string }>;

interface PhotoDialogProps {
  row: EvidenceRow;
  name: string;
  problem: string | undefined;
  onClose: () => void;
  /** Shows it where it is no picture. */
  viewer?: FileViewer | undefined;
}

/** The whole file, read from its chunks and checked against their hashes. */
export function PhotoDialog({ row, name, problem, onClose, viewer: Viewer }: PhotoDialogProps) {
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
    <Dialog title={name} onClose={onClose} size="wide">
      {file === null ? (
        <Banner tone="warning">{problem ?? t.damaged}</Banner>
      ) : url === undefined ? (
        <LoadingState lines={3} />
      ) : Viewer === undefined ? (
        <img className={styles.whole} src={url} alt={name} />
      ) : (
        <Viewer url={url} name={name} />
      )}
      <p className={styles.about}>
        <bdi>{row.name}</bdi> · {format.bytes(row.sizeBytes)} · {row.state === "sent" ? t.sent : t.waiting}
      </p>
      {problem !== undefined && file !== null && <Banner tone="warning">{problem}</Banner>}
    </Dialog>
  );
}
