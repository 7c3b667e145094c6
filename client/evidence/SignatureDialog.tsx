import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { evidenceMessages } from "./evidence-messages.ts";
import styles from "./items.module.css";
import { keepItem } from "./keep-item.ts";
import { photoFailureOf, type PhotoFailure } from "./keep-photo.ts";
import type { KeptItem } from "./kept-item.ts";
import { drawStrokes, glassSize, isSigned, type GlassPoint, type Stroke } from "./signature-strokes.ts";

interface SignatureDialogProps {
  /** What is signed: shown above the glass. */
  statement: string;
  onSigned: (signature: KeptItem) => void;
  onClose: () => void;
}

/** The glass on which a witness signs. The picture is hashed and kept before it is called signed. */
export function SignatureDialog({ statement, onSigned, onClose }: SignatureDialogProps) {
  const { glass: t } = useMessages(evidenceMessages);
  const failures = useMessages(tabletMessages).photos;
  const glass = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [isEmpty, setIsEmpty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PhotoFailure>();
  // The pointer that draws: a palm on the glass does not.
  const drawing = useRef<number>(undefined);

  useEffect(() => {
    const pen = glass.current?.getContext("2d");
    if (pen) drawStrokes(pen, strokes);
  }, [strokes]);

  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (drawing.current !== undefined || busy) return;
    drawing.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    setIsEmpty(false);
    const point = pointOf(event);
    setStrokes((before) => [...before, [point]]);
  };
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (drawing.current !== event.pointerId) return;
    const point = pointOf(event);
    setStrokes((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), point]]);
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (drawing.current === event.pointerId) drawing.current = undefined;
  };

  const keep = async () => {
    if (glass.current === null || !isSigned(strokes)) return setIsEmpty(true);
    setBusy(true);
    setFailure(undefined);
    try {
      const file = await toPng(glass.current);
      await keepItem({ file, kind: "signature", source: "camera", name: null, mediaType: "image/png" }, onSigned);
      onClose();
    } catch (error) {
      setFailure(photoFailureOf(error));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t.title}
      size="wide"
      onClose={busy ? undefined : onClose}
      actions={
        <>
          <Button kind="primary" icon="check" busy={busy} onClick={() => void keep()}>
            {t.done}
          </Button>
          <Button icon="backspace" onClick={() => setStrokes((before) => before.slice(0, -1))}>
            {t.undo}
          </Button>
          <Button icon="refresh" onClick={() => setStrokes([])}>
            {t.clear}
          </Button>
        </>
      }
    >
      <section aria-label={t.above}>
        <p className={styles.quiet}>{t.above}</p>
        <p dir="auto" className={styles.statement}>
          {statement}
        </p>
      </section>
      <canvas
        ref={glass}
        className={styles.glass}
        width={glassSize.width}
        height={glassSize.height}
        role="img"
        aria-label={t.glass}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <p className={styles.quiet}>{t.glass}</p>
      {isEmpty && (
        <Banner tone="warning" live="alert">
          {t.empty}
        </Banner>
      )}
      {failure !== undefined && (
        <Banner tone="danger" live="alert">
          {failures[failure]}
        </Banner>
      )}
    </Dialog>
  );
}

function pointOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>): GlassPoint {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new DOMException("no picture", "EncodingError")) : resolve(blob)));
  });
}
