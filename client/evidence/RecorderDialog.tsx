import { useEffect, useRef } from "react";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { LoadingState } from "../ui/LoadingState.tsx";
import { evidenceMessages } from "./evidence-messages.ts";
import { itemIcons, players } from "./ItemTile.tsx";
import { ItemMediaProblem } from "./ItemMediaProblem.tsx";
import styles from "./items.module.css";
import type { KeptItem } from "./kept-item.ts";
import { useBlobUrl } from "./use-blob-url.ts";
import { limits, useRecorder } from "./use-recorder.ts";
import { useStream } from "./use-stream.ts";

interface RecorderDialogProps {
  kind: "voice" | "video";
  onKept: (item: KeptItem) => void;
  onRemove: (sha256: EvidenceHash) => void;
  /** No microphone or camera here: from files. */
  onOther: () => void;
  onClose: () => void;
}

/** Records one voice note or short film. What was recorded is hashed and kept before it is played. */
export function RecorderDialog({ kind, onKept, onRemove, onOther, onClose }: RecorderDialogProps) {
  const t = useMessages(evidenceMessages).record;
  const failures = useMessages(tabletMessages).photos;
  const format = useFormat();
  const limit = limits[kind];
  const [media, askAgain] = useStream(limit.wanted);
  const stream = media.state === "on" ? media.stream : null;
  const { step, stop } = useRecorder(kind, stream, onKept);
  const live = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (live.current !== null && live.current.srcObject !== stream) live.current.srcObject = stream;
  });
  const url = useBlobUrl(step.state === "kept" ? step.file : null);
  const Player = players[kind];
  const isRunning = step.state === "recording";
  const clock = (seconds: number) => format.digits(clockText(seconds));
  return (
    <Dialog
      title={t[kind]}
      size={kind === "video" ? "wide" : "normal"}
      onClose={isRunning || step.state === "keeping" ? undefined : onClose}
      actions={
        isRunning ? (
          <Button kind="primary" icon="stop" onClick={stop}>
            {t.stop}
          </Button>
        ) : (
          step.state === "kept" && (
            <>
              <Button kind="primary" icon="check" onClick={onClose}>
                {t.keep}
              </Button>
              <Button
                icon="trash"
                onClick={() => {
                  onRemove(step.item.file.sha256);
                  onClose();
                }}
              >
                {t.discard}
              </Button>
            </>
          )
        )
      }
    >
      {media.state === "off" && <ItemMediaProblem problem={media.problem} onAgain={askAgain} onOther={onOther} />}
      {step.state === "unsupported" && (
        <Banner tone="warning" live="alert">
          {t.unsupported}
        </Banner>
      )}
      {(media.state === "starting" || step.state === "keeping") && (
        <LoadingState lines={2} label={step.state === "keeping" ? t.keeping : t.starting} />
      )}
      {isRunning && kind === "video" && (
        <video ref={live} className={styles.live} autoPlay muted playsInline aria-label={t.recording} />
      )}
      {isRunning && (
        <div className={styles.running}>
          {kind === "voice" && <Icon name={itemIcons.voice} size={3} />}
          <span role="status" className={styles.red}>
            {t.recording}
          </span>
          <span className={styles.clock} role="timer">
            {t.time(clock(step.seconds), clock(limit.seconds))}
          </span>
        </div>
      )}
      {step.state === "kept" && (
        <>
          <Banner tone="success" live="status">
            {kind === "voice" ? t.kept : t.keptVideo}
          </Banner>
          {step.isCutOff && <Banner tone="info">{t.ended}</Banner>}
          {url !== undefined && <Player url={url} name={t.replay} />}
        </>
      )}
      {step.state === "failed" && (
        <Banner tone="danger" live="alert">
          {failures[step.failure]}
        </Banner>
      )}
    </Dialog>
  );
}

/** "m:ss" */
function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
