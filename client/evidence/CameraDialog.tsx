import { useEffect, useRef, useState } from "react";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { useMessages } from "../i18n/messages.ts";
import { findEvidence, findEvidenceFile } from "../journal-store/read-evidence.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { LoadingState } from "../ui/LoadingState.tsx";
import { evidenceMessages } from "./evidence-messages.ts";
import { ItemMediaProblem } from "./ItemMediaProblem.tsx";
import styles from "./items.module.css";
import { keepItem } from "./keep-item.ts";
import { photoFailureOf, type PhotoFailure } from "./keep-photo.ts";
import { isOriginal, type KeptItem } from "./kept-item.ts";
import { takePicture } from "./take-picture.ts";
import { useBlobUrl } from "./use-blob-url.ts";
import { useStream } from "./use-stream.ts";

interface CameraDialogProps {
  /** Of a document: with a frame to lay it into. */
  isScan: boolean;
  /** The form's items: what was taken here and is no longer among them is not shown. */
  items: readonly KeptItem[];
  onKept: (item: KeptItem) => void;
  onRemove: (sha256: EvidenceHash) => void;
  /** No camera here: by the tablet's own, or from files. */
  onOther: () => void;
  onClose: () => void;
}

/** The best that the camera has; the browser chooses what comes nearest. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: "environment" }, width: { ideal: 4096 }, height: { ideal: 3072 } },
};

/** Several pictures in a row. Each is hashed and kept as soon as it is taken, before anything of it is shown. */
export function CameraDialog({ isScan, items, onKept, onRemove, onOther, onClose }: CameraDialogProps) {
  const { shoot: t } = useMessages(evidenceMessages);
  const failures = useMessages(tabletMessages).photos;
  const [camera, askAgain] = useStream(wanted);
  const video = useRef<HTMLVideoElement>(null);
  const [taken, setTaken] = useState<EvidenceHash[]>([]);
  const [shown, setShown] = useState<EvidenceHash | null>(null);
  const [playing, setPlaying] = useState<MediaStream | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PhotoFailure | "not-taken">();
  const stream = camera.state === "on" ? camera.stream : null;
  useEffect(() => {
    if (video.current !== null && video.current.srcObject !== stream) video.current.srcObject = stream;
  });
  const here = taken.filter((sha256) => items.some(({ file }) => file.sha256 === sha256));

  const take = async () => {
    if (stream === null || video.current === null) return;
    setBusy(true);
    setFailure(undefined);
    const picture = await takePicture(video.current, stream).catch(() => null);
    if (picture === null) setFailure("not-taken");
    else {
      const kind = isScan ? "scan" : "photo";
      await keepItem({ file: picture, kind, source: "camera", name: null, mediaType: null }, (item) => {
        onKept(item);
        if (isOriginal(item)) setTaken((before) => [...before, item.file.sha256]);
      }).catch((error: unknown) => setFailure(photoFailureOf(error)));
    }
    setBusy(false);
  };
  const remove = (sha256: EvidenceHash) => {
    onRemove(sha256);
    setShown(null);
  };

  return (
    <Dialog
      title={isScan ? t.scanTitle : t.title}
      size="wide"
      onClose={busy ? undefined : onClose}
      actions={
        shown !== null ? (
          <>
            <Button kind="primary" icon="camera" onClick={() => setShown(null)}>
              {t.back}
            </Button>
            <Button icon="refresh" onClick={() => remove(shown)}>
              {t.again}
            </Button>
            <Button kind="quiet" icon="trash" onClick={() => remove(shown)}>
              {t.remove}
            </Button>
          </>
        ) : (
          <>
            {stream !== null && (
              <Button kind="primary" icon="camera" busy={busy || playing !== stream} onClick={() => void take()}>
                {t.shoot}
              </Button>
            )}
            <Button icon="check" busy={busy} onClick={onClose}>
              {t.done}
            </Button>
          </>
        )
      }
    >
      {camera.state === "off" && <ItemMediaProblem problem={camera.problem} onAgain={askAgain} onOther={onOther} />}
      {camera.state === "starting" && <LoadingState lines={3} label={t.starting} />}
      {isScan && stream !== null && shown === null && <p>{t.scanHint}</p>}
      {stream !== null && (
        <div className={styles.stage} hidden={shown !== null}>
          <video
            ref={video}
            className={styles.live}
            autoPlay
            muted
            playsInline
            aria-label={t.view}
            onPlaying={() => setPlaying(stream)}
          />
          {isScan && <div className={styles.frame} aria-hidden="true" />}
        </div>
      )}
      {shown !== null && <Shot sha256={shown} number={here.indexOf(shown) + 1} />}
      {failure !== undefined && (
        <Banner tone="danger" live="alert">
          {failure === "not-taken" ? t.failed : failures[failure]}
        </Banner>
      )}
      <p role="status" className={styles.quiet}>
        {busy ? failures.saving : here.length > 0 ? t.taken(here.length) : ""}
      </p>
      {here.length > 0 && (
        <div className={styles.strip} role="group" aria-label={t.takenList}>
          {here.map((sha256, index) => (
            <StripPicture
              key={sha256}
              sha256={sha256}
              number={index + 1}
              isShown={sha256 === shown}
              onPress={() => setShown(sha256 === shown ? null : sha256)}
            />
          ))}
        </div>
      )}
    </Dialog>
  );
}

interface StripPictureProps {
  sha256: EvidenceHash;
  number: number;
  isShown: boolean;
  onPress: () => void;
}

function StripPicture({ sha256, number, isShown, onPress }: StripPictureProps) {
  const t = useMessages(tabletMessages).photos;
  const row = useJournalQuery(() => findEvidence(sha256), [sha256]);
  const url = useBlobUrl(row?.thumbnail);
  return (
    <button
      type="button"
      className={styles.chosen}
      aria-label={t.open(number)}
      aria-pressed={isShown}
      onClick={onPress}
    >
      {url === undefined ? <Icon name="photo" /> : <img src={url} alt="" />}
    </button>
  );
}

/** As it is stored, checked chunk by chunk. */
function Shot({ sha256, number }: { sha256: EvidenceHash; number: number }) {
  const t = useMessages(tabletMessages).photos;
  const file = useJournalQuery(async () => (await findEvidenceFile(sha256)) ?? null, [sha256]);
  const url = useBlobUrl(file);
  if (file === null) return <Banner tone="warning">{t.damaged}</Banner>;
  return url === undefined ? (
    <LoadingState lines={3} />
  ) : (
    <img className={styles.shot} src={url} alt={t.photo(number)} />
  );
}
