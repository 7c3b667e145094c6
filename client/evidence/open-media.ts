/** refused: the user or the browser does not allow it · absent: there is none · busy: another program has it. */
export type MediaProblem = "refused" | "absent" | "busy";

/** Asks for camera or microphone. Rejects with what `mediaProblemOf` tells. */
export function openMedia(wanted: MediaStreamConstraints): Promise<MediaStream> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) return Promise.reject(new DOMException("no camera here", "NotAllowedError"));
  return devices.getUserMedia(wanted);
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

export function mediaProblemOf(error: unknown): MediaProblem {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "absent";
  return name === "NotAllowedError" || name === "SecurityError" ? "refused" : "busy";
}
