/** Saves what is being written: soon after a pause, at the latest after a while of steady typing, one write at a time. */

export interface DraftSaver<Content> {
  /** Tells of new content; it is written by itself. */
  change(content: Content): void;
  /** Writes what is not yet written. Resolves when the store holds the newest content, rejects if it could not be written. */
  flush(): Promise<void>;
  /** Forgets what is not yet written: the draft becomes an entry, or is thrown away. Resolves when nothing is being written any more. */
  stop(): Promise<void>;
  /** Goes on after all: the entry could not be made. */
  resume(): void;
}

export interface DraftSaverPorts<Content> {
  write(content: Content): Promise<void>;
  /** Everything that was told of is written. */
  onSaved(): void;
  onFailed(error: unknown): void;
  setTimer(run: () => void, delayMs: number): unknown;
  clearTimer(timer: unknown): void;
  nowMs(): number;
}

export const pauseMs = 350;
export const longestMs = 1_500;

export function createDraftSaver<Content>(ports: DraftSaverPorts<Content>): DraftSaver<Content> {
  let waiting: { content: Content; sinceMs: number } | undefined;
  let timer: unknown;
  let writing: Promise<void> = Promise.resolve();
  let stopped = false;

  const writeWaiting = (): Promise<void> => {
    ports.clearTimer(timer);
    if (waiting === undefined || stopped) return writing;
    const { content } = waiting;
    waiting = undefined;
    writing = writing.catch(() => undefined).then(() => ports.write(content));
    // What was typed meanwhile is not saved yet.
    writing.then(() => {
      if (waiting === undefined) ports.onSaved();
    }, ports.onFailed);
    return writing;
  };

  return {
    change(content) {
      if (stopped) return;
      const nowMs = ports.nowMs();
      waiting = { content, sinceMs: waiting?.sinceMs ?? nowMs };
      ports.clearTimer(timer);
      const leftMs = waiting.sinceMs + longestMs - nowMs;
      timer = ports.setTimer(() => void writeWaiting().catch(() => undefined), Math.max(0, Math.min(pauseMs, leftMs)));
    },
    flush: writeWaiting,
    stop() {
      stopped = true;
      waiting = undefined;
      ports.clearTimer(timer);
      return writing.catch(() => undefined);
    },
    resume() {
      stopped = false;
    },
  };
}
