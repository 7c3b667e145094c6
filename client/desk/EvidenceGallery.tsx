import { useEffect, useState } from "react";
import { pictureTypes } from "../../shared/evidence/media-types.ts";
import type { ShownItem } from "../../shared/projections/evidence-items.ts";
import { evidenceMessages } from "../evidence/evidence-messages.ts";
import { itemIcons, players } from "../evidence/ItemTile.tsx";
import { kindOfFile } from "../evidence/kept-item.ts";
import { useBlobUrl } from "../evidence/use-blob-url.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icon-paths.tsx";
import { saveFile } from "../ui/save-file.ts";
import { showToast } from "../ui/Toast.tsx";
import { CustodyTimeline } from "./CustodyTimeline.tsx";
import { deskEntriesMessages } from "./desk-entries-messages.ts";
import { loadEvidence, type EvidenceFile } from "./evidence-files.ts";
import styles from "./EvidenceGallery.module.css";
import type { EvidenceCustody } from "./use-evidence-custody.ts";

interface EvidenceGalleryProps {
  items: readonly ShownItem[];
  /** Of a violation's files: it is recorded who opens an original. */
  custody?: EvidenceCustody;
}

/**
 * The files that entries name, each checked against its signed hash before anything of it is shown. What is drawn is the copy
 * for viewing; what is saved is the original. Until that is here, a picture's small copy stands for it and says so.
 */
export function EvidenceGallery({ items, custody }: EvidenceGalleryProps) {
  return (
    <ul role="list" className={styles.gallery}>
      {items.map((item) => (
        <li key={`${item.file.sha256} ${item.copy?.sha256}`}>
          <GalleryItem item={item} custody={custody} />
        </li>
      ))}
    </ul>
  );
}

interface Loaded {
  original: EvidenceFile;
  /** Loaded only where the original cannot be shown. */
  copy: EvidenceFile | null;
}

async function load({ file, copy }: ShownItem): Promise<Loaded> {
  const original = await loadEvidence(file);
  return { original, copy: original.state === "verified" || copy === null ? null : await loadEvidence(copy) };
}

interface GalleryItemProps {
  item: ShownItem;
  custody: EvidenceCustody | undefined;
}

function GalleryItem({ item, custody }: GalleryItemProps) {
  const { evidence: t, custody: custodyWords } = useMessages(deskEntriesMessages);
  const words = useMessages(evidenceMessages);
  const format = useFormat();
  // The same files are not loaded again because the list was made anew.
  const [wanted] = useState(item);
  const [loaded, setLoaded] = useState<Loaded>();
  const [attempt, setAttempt] = useState(1);
  const [enlarged, setEnlarged] = useState(false);
  const { name, sizeBytes, mediaType } = item.file;
  useEffect(() => {
    let isCurrent = true;
    setLoaded(undefined);
    load(wanted).then(
      (next) => isCurrent && setLoaded(next),
      (error: unknown) => {
        reportError(error);
        if (isCurrent) setLoaded({ original: { state: "failed" }, copy: null });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [wanted, attempt]);
  const original = loaded?.original;
  const file = original?.state === "verified" ? original.file : null;
  const copy = loaded?.copy?.state === "verified" ? loaded.copy.view : null;
  const view = (original?.state === "verified" ? original.view : null) ?? copy;
  const url = useBlobUrl(view);
  const kind = item.told?.kind ?? kindOfFile(mediaType);
  // Of a signature and a page nothing is cut off, in the list too.
  const isWhole = mediaType === "image/png" || kind === "scan";
  const isKnown = original?.state !== "verified" || original.isKnown;
  const isPlayed = isKnown && (kind === "voice" || kind === "video") && !pictureTypes.has(mediaType);
  const isAbsent = original?.state === "not-here" || original?.state === "not-received";
  const noteOpened = () => {
    if (file === null || custody === undefined) return;
    custody.noteOpened(item.file.sha256).catch((error: unknown) => {
      reportError(error);
      showToast("danger", custodyWords.openedFailed);
    });
  };
  const enlarge = () => {
    setEnlarged(true);
    noteOpened();
  };
  const save = (whole: Blob) => {
    // No program is to open by its name what nobody knows the kind of.
    saveFile(isKnown ? name : `${name}.bin`, whole, whole.type);
    // What cannot be looked at here is opened by being saved.
    if (!isKnown) noteOpened();
  };
  return (
    <figure className={classNames(styles.item, isWhole && styles.whole)}>
      {url !== undefined ? (
        <button type="button" className={styles.picture} aria-label={t.enlarge(name)} onClick={enlarge}>
          <img src={url} alt="" />
        </button>
      ) : (
        <div className={styles.placeholder}>
          {isPlayed && file !== null ? (
            <>
              <Icon name={itemIcons[kind]} size={2} />
              <Button icon="play" onClick={enlarge}>
                {words.play(words.kinds[kind])}
              </Button>
            </>
          ) : (
            <State loaded={original} isKnown={isKnown} />
          )}
        </div>
      )}
      <figcaption className={styles.caption}>
        {item.told !== null && <Told told={item.told} />}
        <bdi dir="auto">{name}</bdi>
        <span>{format.bytes(sizeBytes)}</span>
        {file !== null && (
          <span className={styles.verified}>
            <Icon name="seal" size={1} />
            {t.verified}
          </span>
        )}
        {copy !== null && (
          <span className={styles.small}>
            <Icon name="hourglass" size={1} />
            {t.smallCopy}
          </span>
        )}
        {(isAbsent || original?.state === "failed") && (
          <Button kind="quiet" icon="refresh" onClick={() => setAttempt(attempt + 1)}>
            {t.retry}
          </Button>
        )}
        {file !== null && (
          <Button kind="quiet" icon="download" onClick={() => save(file)}>
            {t.save}
          </Button>
        )}
      </figcaption>
      {custody !== undefined && (
        <CustodyTimeline
          sha256={item.file.sha256}
          arrivedAt={original?.state === "verified" ? original.arrivedAt : null}
          custody={custody}
        />
      )}
      {enlarged && (
        <Dialog title={<bdi dir="auto">{name}</bdi>} size="wide" onClose={() => setEnlarged(false)}>
          {copy !== null && <Banner tone="warning">{t.smallCopyFor}</Banner>}
          {isPlayed && file !== null ? (
            <Played file={file} kind={kind} name={name} />
          ) : (
            <img src={url} alt={t.picture} className={styles.large} />
          )}
        </Dialog>
      )}
    </figure>
  );
}

/** What it is, when it was made, and whether the app saw that. */
function Told({ told: { kind, source, capturedAt } }: { told: NonNullable<ShownItem["told"]> }) {
  const t = useMessages(evidenceMessages);
  const format = useFormat();
  const isFromGallery = source === "gallery";
  const time = capturedAt === null ? null : format.time(capturedAt);
  return (
    <>
      <strong>{t.kinds[kind]}</strong>
      {time !== null && <span>{isFromGallery ? t.addedAt(time) : t.capturedAt(time)}</span>}
      <span className={isFromGallery ? styles.gallerySource : styles.cameraSource}>
        <Icon name={isFromGallery ? "import" : "camera"} size={1} />
        {isFromGallery ? `${t.gallery}: ${t.galleryFor}` : t.camera}
      </span>
    </>
  );
}

/** Played only when somebody asks for it: sound and film have no copy that the server made. */
function Played({ file, kind, name }: { file: Blob; kind: "voice" | "video"; name: string }) {
  const url = useBlobUrl(file);
  const Player = players[kind];
  return url === undefined ? null : <Player url={url} name={name} />;
}

function State({ loaded, isKnown }: { loaded: EvidenceFile | undefined; isKnown: boolean }) {
  const { evidence: t } = useMessages(deskEntriesMessages);
  const problem = loaded?.state === "refused" ? loaded.problem : "";
  const refusedFor = Object.hasOwn(t.refusedFor, problem)
    ? t.refusedFor[problem as keyof typeof t.refusedFor]
    : t.refusedOtherwise;
  const said: { icon: IconName; title: string; text: string } =
    loaded === undefined
      ? { icon: "hourglass", title: t.loading, text: "" }
      : {
          verified: isKnown
            ? { icon: "report" as const, title: t.verified, text: t.noView }
            : { icon: "report" as const, title: t.notShown, text: t.unknownKind },
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
