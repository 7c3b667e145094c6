import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { useMessages } from "../i18n/messages.ts";
import { findEvidenceFile } from "../journal-store/read-evidence.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import styles from "./items.module.css";
import { useBlobUrl } from "./use-blob-url.ts";

/** A signature as this tablet keeps it; says so where it is not here or not sound. */
export function SignaturePicture({ sha256, label }: { sha256: string; label: string }) {
  const { notHere } = useMessages(tabletMessages).photos;
  const file = useJournalQuery(async () => (await findEvidenceFile(sha256 as EvidenceHash)) ?? null, [sha256]);
  const url = useBlobUrl(file);
  if (file === null) return <p className={styles.quiet}>{notHere}</p>;
  return url === undefined ? null : <img className={styles.signature} src={url} alt={label} />;
}
