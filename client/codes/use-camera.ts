import { useEffect, useRef, useState, type RefObject } from "react";
import type { CodeReader } from "./code-reader.ts";

/** refused: the user or the browser does not allow it · absent: there is none · busy: another program has it. */
export type CameraProblem = "refused" | "absent" | "busy";
export type CameraState = "off" | "starting" | "on" | CameraProblem;

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
      if (!stopped.signal.aborted) setState(problemOf(error));
    });
    return () => {
      stopped.abort();
      if (stream !== undefined) stopStream(stream);
      setState("off");
    };
  }, [isWanted, reader]);
  return { video, state };
}

function openCamera(): Promise<MediaStream> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) return Promise.reject(new DOMException("no camera here", "NotAllowedError"));
  return devices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 960 } },
  });
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "absent";
  return name === "NotAllowedError" || name === "SecurityError" ? "refused" : "busy";
}
