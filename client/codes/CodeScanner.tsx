import { useEffect, useMemo, useRef, useState } from "react";
import { FrameCollector, type Message, type MessageKind } from "../../shared/courier-codes/frames.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { sha256 } from "../keys/web-crypto.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { createCodeReader } from "./code-reader.ts";
import styles from "./codes.module.css";
import { codesMessages } from "./codes-messages.ts";
import { useCamera } from "./use-camera.ts";

interface CodeScannerProps {
  kind: MessageKind;
  /** Called once with each message that came together. */
  onMessage: (message: Message) => void;
}

type Notice =
  | { kind: "foreign" | "misread" | "new-message" | "other-kind" }
  | { kind: "unread-files"; names: string[] };

/** Reads the codes of one message by camera or from pictures of them, and says which are missing. */
export function CodeScanner({ kind, onMessage }: CodeScannerProps) {
  const t = useMessages(codesMessages).scan;
  const reader = useMemo(createCodeReader, []);
  const collector = useMemo(() => new FrameCollector(sha256), []);
  const [progress, setProgress] = useState<{ count: number; missing: number[] } | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [isCameraWanted, setIsCameraWanted] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => reader.stop(), [reader]);

  const take = async (text: string): Promise<void> => {
    const taken = await collector.take(text);
    if (taken.outcome === "whole") {
      collector.clear();
      setProgress(null);
      setIsCameraWanted(false);
      if (taken.message.kind === kind) onMessage(taken.message);
      setNotice(taken.message.kind === kind ? null : { kind: "other-kind" });
      return;
    }
    if (taken.outcome === "foreign" || taken.outcome === "misread") setNotice({ kind: taken.outcome });
    if (taken.outcome === "taken") {
      const isOther = taken.isNewMessage && progress !== null;
      setNotice(isOther ? { kind: "new-message" } : null);
    }
    const { missing, count } = collector;
    setProgress(missing === undefined ? null : { count, missing });
  };
  const { video, state } = useCamera(isCameraWanted, reader, take);

  const readFiles = async (files: readonly File[]) => {
    const unread: string[] = [];
    for (const file of files) {
      const text = await reader.read(file, true);
      if (text === null) unread.push(file.name);
      else await take(text);
    }
    if (unread.length > 0) setNotice({ kind: "unread-files", names: unread });
  };

  return (
    <div className={styles.scanner}>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.files}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          void readFiles(files);
        }}
      />
      <div className={styles.ways}>
        <Button
          kind="primary"
          icon={isCameraWanted ? "stop" : "camera"}
          onClick={() => setIsCameraWanted(!isCameraWanted)}
        >
          {isCameraWanted ? t.stop : t.start}
        </Button>
        <Button icon="photo" onClick={() => input.current?.click()}>
          {t.files}
        </Button>
      </div>
      {(state === "refused" || state === "absent" || state === "busy") && (
        <Banner tone="warning" live="alert" title={t.problems[state].title}>
          {t.problems[state].advice}
        </Banner>
      )}
      {isCameraWanted && (state === "starting" || state === "on") && (
        <video ref={video} className={styles.video} muted playsInline aria-label={t.view} />
      )}
      <div role="status" className={styles.scanner}>
        {progress !== null && <Progress {...progress} />}
        {notice !== null && <ScanNotice notice={notice} />}
      </div>
    </div>
  );
}

function Progress({ count, missing }: { count: number; missing: readonly number[] }) {
  const t = useMessages(codesMessages).scan;
  const format = useFormat();
  const names = missing.map((index) => format.figure(index + 1));
  return (
    <>
      <ProgressBar
        label={t.read(count - missing.length, count)}
        share={(count - missing.length) / count}
        detail={t.left(missing.length)}
      />
      <p>{t.missing(names.slice(0, 12).join(t.comma), names.length > 12)}</p>
    </>
  );
}

function ScanNotice({ notice }: { notice: Notice }) {
  const t = useMessages(codesMessages).scan;
  return (
    <Banner tone={notice.kind === "new-message" ? "info" : "warning"}>
      {notice.kind === "unread-files" ? (
        <>
          {t.unreadFiles} <bdi dir="auto">{notice.names.join(t.comma)}</bdi>
        </>
      ) : (
        t.notices[notice.kind]
      )}
    </Banner>
  );
}
