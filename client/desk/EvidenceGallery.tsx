import { useEffect, useState } from "react";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icon-paths.tsx";
import { saveFile } from "../ui/save-file.ts";
import { deskEntriesMessages } from "./desk-entries-messages.ts";
import { loadEvidence, type EvidenceFile } from "./evidence-files.ts";
import styles from "./EvidenceGallery.module.css";

/**
 * The files that entries name, each checked against its signed hash before anything of it is shown. What is drawn is the copy
 * for viewing; what is saved is the original.
 */
export function EvidenceGallery({ evidence }: { evidence: readonly EvidenceReference[] }) {
  return (
    <ul role="list" className={styles.gallery}>
      {evidence.map((reference) => (
        <li key={reference.sha256}>
          <EvidenceItem reference={reference} />
        </li>
      ))}
    </ul>
  );
}

function EvidenceItem({ reference }: { reference: EvidenceReference }) {
  const { evidence: t } = useMessages(deskEntriesMessages);
  const format = useFormat();
  const [loaded, setLoaded] = useState<EvidenceFile>();
  const [attempt, setAttempt] = useState(1);
  const [enlarged, setEnlarged] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    setLoaded(undefined);
    loadEvidence(reference).then(
      (next) => isCurrent && setLoaded(next),
      (error: unknown) => {
        reportError(error);
        if (isCurrent) setLoaded({ state: "failed" });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [reference, attempt]);
  const file = loaded?.state === "verified" ? loaded.file : null;
  const url = useObjectUrl(loaded?.state === "verified" ? loaded.view : null);
  const { name, sizeBytes, mediaType } = reference;
  return (
    <figure className={styles.item}>
      {url !== null ? (
        <button type="button" className={styles.picture} aria-label={t.enlarge(name)} onClick={() => setEnlarged(true)}>
          <img src={url} alt="" />
        </button>
      ) : (
        <div className={styles.placeholder}>
          <State loaded={loaded} />
        </div>
      )}
      <figcaption className={styles.caption}>
        <bdi dir="auto">{name}</bdi>
        <span>{format.bytes(sizeBytes)}</span>
        {file !== null && (
          <span className={styles.verified}>
            <Icon name="seal" size={1} />
            {t.verified}
          </span>
        )}
        {loaded !== undefined &&
          (loaded.state === "not-here" || loaded.state === "failed" || loaded.state === "not-received") && (
            <Button kind="quiet" icon="refresh" onClick={() => setAttempt(attempt + 1)}>
              {t.retry}
            </Button>
          )}
        {file !== null && (
          <Button kind="quiet" icon="download" onClick={() => saveFile(name, file, mediaType)}>
            {t.save}
          </Button>
        )}
      </figcaption>
      {enlarged && url !== null && (
        <Dialog title={<bdi dir="auto">{name}</bdi>} size="wide" onClose={() => setEnlarged(false)}>
          <img src={url} alt={t.picture} className={styles.large} />
        </Dialog>
      )}
    </figure>
  );
}

function State({ loaded }: { loaded: EvidenceFile | undefined }) {
  const { evidence: t } = useMessages(deskEntriesMessages);
  const problem = loaded?.state === "refused" ? loaded.problem : "";
  const refusedFor = Object.hasOwn(t.refusedFor, problem)
    ? t.refusedFor[problem as keyof typeof t.refusedFor]
    : t.refusedOtherwise;
  const said: { icon: IconName; title: string; text: string } =
    loaded === undefined
      ? { icon: "hourglass", title: t.loading, text: "" }
      : {
          verified: { icon: "report" as const, title: t.verified, text: t.noView },
          "not-received": { icon: "hourglass" as const, title: t.notReceived, text: t.notReceivedFor },
          "not-here": { icon: "alert" as const, title: t.notHere, text: t.notHereFor },
          altered: { icon: "alert" as const, title: t.altered, text: t.alteredFor },
          refused: { icon: "alert" as const, title: t.refused, text: refusedFor },
          failed: { icon: "alert" as const, title: t.failed, text: t.failedFor },
        }[loaded.state];
  return (
    <>
      <Icon name={said.icon} />
      <strong>{said.title}</strong>
      {said.text}
    </>
  );
}

/** An address for the file as long as it is shown. */
function useObjectUrl(file: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (file === null) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [file]);
  return url;
}
