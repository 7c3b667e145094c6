import { useSession } from "./session-store.ts";

export const idleLockMs = 5 * 60_000;
const checkEveryMs = 10_000;

let held = 0;

/** While something is recorded nobody touches the tablet: it is not locked until the returned function is called. */
export function holdUnlocked(): () => void {
  held += 1;
  let isHeld = true;
  return () => {
    if (isHeld) held -= 1;
    isHeld = false;
  };
}

/** Locks a tablet that nobody has touched for five minutes. Drafts are kept; the desk's browser stays open. */
export function watchIdleness(monotonicMs: () => number = () => performance.now()): () => void {
  let touchedMs = monotonicMs();
  const touch = () => (touchedMs = monotonicMs());
  const events = ["pointerdown", "keydown", "input", "wheel"] as const;
  for (const event of events) addEventListener(event, touch, { capture: true, passive: true });
  const timer = setInterval(() => {
    if (held > 0) touch();
    const { phase, device, locked } = useSession.getState();
    if (phase === "enrolled" && device?.kind === "tablet" && !locked && monotonicMs() - touchedMs >= idleLockMs) lock();
  }, checkEveryMs);
  return () => {
    clearInterval(timer);
    for (const event of events) removeEventListener(event, touch, { capture: true });
  };
}

/** Hides the officer's work behind the PIN. */
export function lock(): void {
  useSession.setState({ locked: true, officer: null });
}
