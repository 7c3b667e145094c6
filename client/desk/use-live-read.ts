import { useCallback, useEffect, useRef, useState } from "react";
import { useDesk } from "./desk-store.ts";

/** Asked again when the log has grown, at most so often, and after a while whether it has or not. */
const shortestGapMs = 3000;
const idleMs = 30_000;

export interface LiveRead<Result> {
  /** The last that was read; undefined before the first. */
  result: Result | undefined;
  /** Why the last reading failed; what was read before it stays. */
  failure: unknown;
  again(): void;
}

/** Reads from the server for as long as the page is open. `read` must be the same function as long as it reads the same. */
export function useLiveRead<Result>(read: () => Promise<Result>): LiveRead<Result> {
  const position = useDesk(({ state }) => state.ownPosition);
  const [state, setState] = useState<{ result?: Result; failure: unknown }>({ failure: null });
  const [turn, setTurn] = useState(0);
  const readAtMs = useRef(Number.NEGATIVE_INFINITY);
  const again = useCallback(() => {
    readAtMs.current = Number.NEGATIVE_INFINITY;
    setTurn((count) => count + 1);
  }, []);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout>;
    const run = async () => {
      readAtMs.current = performance.now();
      try {
        const result = await read();
        if (isCurrent) setState({ result, failure: null });
      } catch (failure) {
        if (isCurrent) setState((before) => ({ ...before, failure }));
      }
      if (isCurrent) timer = setTimeout(() => void run(), idleMs);
    };
    const waitMs = Math.max(0, readAtMs.current + shortestGapMs - performance.now());
    timer = setTimeout(() => void run(), waitMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [read, position, turn]);

  return { result: state.result, failure: state.failure, again };
}
