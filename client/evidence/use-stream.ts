import { useEffect, useState } from "react";
import { mediaProblemOf, openMedia, stopStream, type MediaProblem } from "./open-media.ts";

export type StreamState =
  | { state: "starting" }
  | { state: "on"; stream: MediaStream }
  | { state: "off"; problem: MediaProblem };

/** Camera or microphone for as long as the component is there, and a way to ask once more. `wanted`: the same object each time. */
export function useStream(wanted: MediaStreamConstraints): [StreamState, () => void] {
  const [attempt, setAttempt] = useState(1);
  const [state, setState] = useState<StreamState>({ state: "starting" });
  useEffect(() => {
    let isWanted = true;
    let opened: MediaStream | undefined;
    setState({ state: "starting" });
    openMedia(wanted).then(
      (stream) => {
        if (!isWanted) return stopStream(stream);
        opened = stream;
        setState({ state: "on", stream });
      },
      (error: unknown) => isWanted && setState({ state: "off", problem: mediaProblemOf(error) }),
    );
    return () => {
      isWanted = false;
      if (opened !== undefined) stopStream(opened);
    };
  }, [wanted, attempt]);
  return [state, () => setAttempt(attempt + 1)];
}
