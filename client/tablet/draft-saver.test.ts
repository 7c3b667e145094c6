import { describe, expect, it } from "vitest";
import { createDraftSaver, longestMs, pauseMs } from "./draft-saver.ts";

function setUp(write?: (content: string) => Promise<void>) {
  const written: string[] = [];
  const failures: unknown[] = [];
  const saved: (string | undefined)[] = [];
  let timer: { run: () => void; dueMs: number } | undefined;
  let nowMs = 0;
  const saver = createDraftSaver<string>({
    write: write ?? (async (content) => void written.push(content)),
    onSaved: () => saved.push(written.at(-1)),
    onFailed: (error) => failures.push(error),
    setTimer: (run, delayMs) => (timer = { run, dueMs: nowMs + delayMs }),
    clearTimer: () => (timer = undefined),
    nowMs: () => nowMs,
  });
  const pass = (ms: number) => {
    nowMs += ms;
    if (timer !== undefined && timer.dueMs <= nowMs) {
      const { run } = timer;
      timer = undefined;
      run();
    }
  };
  return { saver, written, saved, failures, pass };
}

describe("draft saver", () => {
  it("writes the newest content once typing pauses, within half a second", async () => {
    const { saver, written, pass } = setUp();
    saver.change("a");
    pass(pauseMs - 1);
    saver.change("ab");
    pass(pauseMs - 1);
    await saver.flush().then(() => undefined);
    expect(pauseMs).toBeLessThanOrEqual(500);
    expect(written).toEqual(["ab"]);
  });

  it("writes while somebody types without a pause", async () => {
    const { saver, written, pass } = setUp();
    let typed = 0;
    for (let elapsedMs = 0; elapsedMs <= longestMs; elapsedMs += 100) {
      saver.change(`${(typed += 1)}`);
      pass(100);
    }
    await Promise.resolve();
    await Promise.resolve();
    expect(written.length).toBeGreaterThanOrEqual(1);
  });

  it("says that all is saved only when nothing newer waits", async () => {
    const { saver, written, saved } = setUp();
    saver.change("a");
    const first = saver.flush();
    saver.change("ab");
    await first;
    expect([written, saved]).toEqual([["a"], []]);
    await saver.flush();
    expect(saved).toEqual(["ab"]);
  });

  it("keeps the order of writes and writes nothing after it was stopped", async () => {
    const order: string[] = [];
    const gates: (() => void)[] = [];
    const { saver } = setUp(async (content) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      order.push(content);
    });
    saver.change("first");
    const first = saver.flush();
    saver.change("second");
    const second = saver.flush();
    await Promise.resolve();
    await Promise.resolve();
    gates[0]?.();
    await first;
    await Promise.resolve();
    await Promise.resolve();
    gates[1]?.();
    await second;
    saver.change("third");
    void saver.stop();
    await saver.flush();
    expect(order).toEqual(["first", "second"]);
  });

  it("tells of a write that failed and writes the next one all the same", async () => {
    let fails = true;
    const written: string[] = [];
    const { saver, failures } = setUp(async (content) => {
      if (fails) throw new Error("no room");
      written.push(content);
    });
    saver.change("a");
    await expect(saver.flush()).rejects.toThrow("no room");
    fails = false;
    saver.change("b");
    await saver.flush();
    expect(failures).toHaveLength(1);
    expect(written).toEqual(["b"]);
  });

  it("is stopped only when what was being written has been written: what is removed then stays removed", async () => {
    const order: string[] = [];
    let open: () => void = () => undefined;
    const store = new Promise<void>((resolve) => (open = resolve));
    const { saver } = setUp(async (content) => {
      await store;
      order.push(content);
    });
    saver.change("a secret");
    const written = saver.flush();
    const stopped = saver.stop().then(() => order.push("removed"));
    open();
    await Promise.all([written, stopped]);
    expect(order).toEqual(["a secret", "removed"]);
  });
});
