import { useEffect, useRef, useState, type RefObject } from "react";
import { mediaProblemOf, openMedia, stopStream, type MediaProblem } from "../evidence/open-media.ts";
import type { CodeReader } from "./code-reader.ts";

export type CameraState = "off" | "starting" | "on" | MediaProblem;

const betweenPicturesMs = 60;

/** While `isWanted`, shows the camera in `video` and calls with every code that it sees. */
export function useCamera(
  isWanted: boolean,
  reader: CodeReader,
  onCode: (text: string) => Promise<void>,
): { video: RefObject<HTMLVideoElement | null>; state: CameraState } {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>("off");
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    if (!isWanted) return;
    const stopped = new AbortController();
    let stream: MediaStream | undefined;
    const run = async () => {
      setState("starting");
      stream = await openCamera();
      const element = video.current;
      if (stopped.signal.aborted || element === null) return stopStream(stream);
      element.srcObject = stream;
      await element.play();
      setState("on");
      while (!stopped.signal.aborted) {
        const text = await reader.read(element, false);
        if (text !== null && !stopped.signal.aborted) await latest.current(text);
        await new Promise((resolve) => setTimeout(resolve, betweenPicturesMs));
      }
    };
    run().catch((error: unknown) => {
      if (!stopped.signal.aborted) setState(mediaProblemOf(error));
    });
    return () => {
      stopped.abort();
      if (stream !== undefined) stopStream(stream);
      setState("off");
    };
  }, [isWanted, reader]);
  return { video, state };
}

const openCamera = (): Promise<MediaStream> =>
  openMedia({
    audio: false,
    video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 960 } },
  });
