import { useCallback, useEffect, useRef, useState } from "react";
import { holdUnlocked } from "../session/idle-lock.ts";
import { keepItem } from "./keep-item.ts";
import { photoFailureOf, type PhotoFailure } from "./keep-photo.ts";
import type { KeptItem } from "./kept-item.ts";

type Recorded = "voice" | "video";

interface Limit {
  seconds: number;
  wanted: MediaStreamConstraints;
  /** In order of preference; the first that the browser knows is taken. */
  types: readonly string[];
  bitsPerSecond: MediaRecorderOptions;
}

/** A whole voice note is about 2.5 MB, a whole film 20 MB: a thin link carries them, and speech and a plate can be made out. */
export const limits: Record<Recorded, Limit> = {
  voice: {
    seconds: 600,
    wanted: { audio: true },
    types: ["audio/webm;codecs=opus", "audio/webm", "audio/mp4"],
    bitsPerSecond: { audioBitsPerSecond: 32_000 },
  },
  video: {
    seconds: 120,
    wanted: {
      audio: true,
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
    },
    types: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"],
    bitsPerSecond: { audioBitsPerSecond: 48_000, videoBitsPerSecond: 1_300_000 },
  },
};

export type RecorderStep =
  | { state: "waiting" }
  | { state: "recording"; seconds: number }
  | { state: "keeping" }
  /** `isCutOff`: the time was up. */
  | { state: "kept"; item: KeptItem; file: Blob; isCutOff: boolean }
  | { state: "failed"; failure: PhotoFailure }
  | { state: "unsupported" };

const tickMs = 250;

/** Records from the moment that there is a stream until `stop`, the limit, or the end of the stream; keeps what there is by then. */
export function useRecorder(
  kind: Recorded,
  stream: MediaStream | null,
  onKept: (item: KeptItem) => void,
): { step: RecorderStep; stop: () => void } {
  const [step, setStep] = useState<RecorderStep>({ state: "waiting" });
  const recorder = useRef<MediaRecorder>(undefined);
  const tell = useRef(onKept);
  useEffect(() => {
    tell.current = onKept;
  });
  const stop = useCallback(() => {
    if (recorder.current?.state === "recording") recorder.current.stop();
  }, []);

  useEffect(() => {
    if (stream === null) return;
    const { seconds, types, bitsPerSecond } = limits[kind];
    const type = typeof MediaRecorder === "undefined" ? undefined : types.find(MediaRecorder.isTypeSupported);
    if (type === undefined) {
      setStep({ state: "unsupported" });
      return;
    }
    const parts: Blob[] = [];
    let isLeft = false;
    let isCutOff = false;
    const running = new MediaRecorder(stream, { mimeType: type, ...bitsPerSecond });
    recorder.current = running;
    const free = holdUnlocked();
    const startedMs = performance.now();
    const timer = setInterval(() => {
      const elapsed = Math.floor((performance.now() - startedMs) / 1000);
      setStep({ state: "recording", seconds: Math.min(elapsed, seconds) });
      if (elapsed < seconds) return;
      isCutOff = true;
      stop();
    }, tickMs);
    running.addEventListener("dataavailable", ({ data }) => parts.push(data));
    running.addEventListener("stop", () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      void keep();
    });
    running.start(1000);
    setStep({ state: "recording", seconds: 0 });

    async function keep(): Promise<void> {
      const mediaType = type!.split(";")[0]!;
      const file = new Blob(parts, { type: mediaType });
      if (!isLeft) setStep({ state: "keeping" });
      try {
        await keepItem({ file, kind, source: "camera", name: null, mediaType }, (item) => {
          tell.current(item);
          if (!isLeft) setStep({ state: "kept", item, file, isCutOff });
        });
      } catch (error) {
        if (!isLeft) setStep({ state: "failed", failure: photoFailureOf(error) });
      } finally {
        free();
      }
    }
    return () => {
      isLeft = true;
      clearInterval(timer);
      stop();
    };
  }, [kind, stream, stop]);
  return { step, stop };
}
