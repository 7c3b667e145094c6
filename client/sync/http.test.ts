import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { createHttp, NoProgressError, ProblemError, UnreachableError } from "./http.ts";

const json = { "content-type": "application/json" };
const replying = (reply: () => Response | Promise<Response>) => createHttp({ fetch: async () => reply() });

describe("a reply", () => {
  it("is the JSON of a 2xx, and tells the server's time", async () => {
    const times: string[] = [];
    const headers = { ...json, date: "Fri, 26 Feb 2016 05:00:00 GMT" };
    const http = createHttp({
      fetch: async () => new Response('{"a":1}', { headers }),
      onServerTime: (at) => times.push(at),
    });
    expect(await http.json("/api/x")).toEqual({ a: 1 });
    expect(times).toEqual(["Fri, 26 Feb 2016 05:00:00 GMT"]);
  });

  it("is never a captive portal's page, whatever its status, and its time counts for nothing", async () => {
    const times: string[] = [];
    const portal = { "content-type": "text/html; charset=utf-8", date: "Fri, 26 Feb 2016 05:00:00 GMT" };
    for (const status of [200, 302, 511]) {
      const fetch = async () => new Response("<html>sign in</html>", { status, headers: portal });
      await expect(createHttp({ fetch, onServerTime: (at) => times.push(at) }).json("/api/x")).rejects.toThrow(
        UnexpectedReplyError,
      );
    }
    await expect(replying(() => new Response("<html>", { headers: json })).json("/api/x")).rejects.toThrow(
      UnexpectedReplyError,
    );
    await expect(replying(() => new Response('{"a":', { headers: json })).json("/api/x")).rejects.toThrow(
      UnexpectedReplyError,
    );
    expect(times).toEqual([]);
  });

  it("is a problem if it is JSON with another status, never a success", async () => {
    const headers = { "content-type": "application/problem+json", "retry-after": "7" };
    const body = JSON.stringify({ type: "/problems/busy", title: "Busy", status: 503 });
    const error = await replying(() => new Response(body, { status: 503, headers }))
      .json("/api/x")
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 503, type: "/problems/busy", detail: "Busy", retryAfterMs: 7000 });
  });

  it("that never comes is told apart from a network that is not there", async () => {
    const http = replying(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(http.json("/api/x")).rejects.toThrow(UnreachableError);
  });
});

describe("a connection that carries nothing", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const hanging = (_input: unknown, init?: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason as Error));
    });

  it("is given up after 15 seconds", async () => {
    const failed = createHttp({ fetch: hanging })
      .json("/api/x")
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await failed).toBeInstanceOf(NoProgressError);
  });

  it("is kept as long as something comes, and given up when the rest does not", async () => {
    let push: ((text: string) => void) | undefined;
    const fetch = async (_input: unknown, init?: RequestInit) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          push = (text) => controller.enqueue(new TextEncoder().encode(text));
          init?.signal?.addEventListener("abort", () => controller.error(init.signal?.reason));
        },
      });
      return new Response(body, { headers: json });
    };
    const failed = createHttp({ fetch })
      .json("/api/x")
      .catch((error: unknown) => error);
    let settled = false;
    void failed.then(() => (settled = true));
    for (let piece = 0; piece < 5; piece++) {
      await vi.advanceTimersByTimeAsync(14_000);
      push?.("[");
    }
    await vi.advanceTimersByTimeAsync(14_000);
    expect(settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await failed).toBeInstanceOf(NoProgressError);
  });

  it("ends at once when the caller has had enough", async () => {
    const stop = new AbortController();
    const failed = createHttp({ fetch: hanging })
      .open("/api/x", { signal: stop.signal })
      .catch((error: unknown) => error);
    stop.abort(new Error("enough"));
    expect(await failed).toMatchObject({ message: "enough" });
  });
});
