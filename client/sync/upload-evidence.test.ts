import { describe, expect, it } from "vitest";
import type { AuthorId, EvidenceHash, Seq } from "../../shared/journal/ids.ts";
import { bytesEqual } from "../../shared/lib/bytes.ts";
import type { EvidenceItem } from "../../shared/sync/sync-ports.ts";
import { steadyPace } from "../../tests/support/steady-pace.ts";
import { createHttp, ProblemError, UnreachableError } from "./http.ts";
import { uploadEvidence } from "./upload-evidence.ts";

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7) & 255);
const item: EvidenceItem = {
  sha256: "hash" as EvidenceHash,
  sizeBytes: bytes.length,
  mediaType: "image/jpeg",
  author: "author" as AuthorId,
  seq: 3 as Seq,
};
const tus = { "tus-resumable": "1.0.0" };

/** A tus server of one upload that can be told to fail. */
function createServer() {
  const state = {
    received: new Uint8Array(),
    created: 0,
    known: true,
    metadata: "",
    /** Called before each request is carried out; what it gives is the reply instead. */
    fault: (_method: string, _request: number): Response | undefined => undefined,
    /** Called after it was carried out: the reply is lost. */
    lose: (_method: string, _request: number): boolean => false,
    requests: 0,
  };
  const fetch = async (_input: unknown, init?: RequestInit): Promise<Response> => {
    const method = init?.method ?? "GET";
    const headers = new Headers(init?.headers);
    const request = state.requests++;
    const instead = state.fault(method, request);
    if (instead !== undefined) return instead;
    const response = await carryOut(method, headers, init?.body as Uint8Array<ArrayBuffer> | undefined);
    if (state.lose(method, request)) throw new TypeError("Failed to fetch");
    return response;
  };
  async function carryOut(
    method: string,
    headers: Headers,
    body: Uint8Array<ArrayBuffer> | undefined,
  ): Promise<Response> {
    if (method === "POST") {
      state.created += 1;
      state.known = true;
      state.received = new Uint8Array();
      state.metadata = headers.get("upload-metadata") ?? "";
      return new Response(null, {
        status: 201,
        headers: { ...tus, location: `http://10.0.0.1:8080/api/evidence/u${state.created}` },
      });
    }
    if (!state.known) return new Response(null, { status: 404 });
    if (method === "PATCH") {
      if (Number(headers.get("upload-offset")) !== state.received.length) return new Response(null, { status: 409 });
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body!));
      const checksum = `sha256 ${btoa(String.fromCharCode(...digest))}`;
      if (headers.get("upload-checksum") !== checksum) return new Response(null, { status: 460 });
      state.received = new Uint8Array([...state.received, ...body!]);
    }
    return new Response(null, { status: 204, headers: { ...tus, "upload-offset": String(state.received.length) } });
  }
  const urls = new Map<string, string>();
  const pace = steadyPace(300);
  const upload = (found: Uint8Array<ArrayBuffer> | undefined = bytes) =>
    uploadEvidence({
      item,
      http: createHttp({ fetch }),
      pace,
      store: {
        findBytes: async () => found,
        findUploadUrl: async (sha256) => urls.get(sha256) ?? null,
        setUploadUrl: async (sha256, url) => void (url === null ? urls.delete(sha256) : urls.set(sha256, url)),
      },
    });
  return { state, upload, urls };
}

describe("uploading evidence", () => {
  it("sends every byte in chunks, under its hash and entry", async () => {
    const { state, upload, urls } = createServer();
    expect(await upload()).toEqual({ outcome: "sent" });
    expect(bytesEqual(state.received, bytes)).toBe(true);
    expect(state.metadata).toBe(`sha256 ${btoa("hash")},author ${btoa("author")},seq ${btoa("3")}`);
    expect(urls.get("hash")).toBe("/api/evidence/u1");
    expect(state.requests).toBe(1 + 4);
  });

  it("sends nothing of a file that the server has already", async () => {
    const { state, upload } = createServer();
    state.fault = (method) =>
      method === "POST"
        ? new Response(null, {
            status: 201,
            headers: { ...tus, location: "/api/evidence/u9", "upload-offset": String(bytes.length) },
          })
        : undefined;
    expect(await upload()).toEqual({ outcome: "sent" });
    expect(state.requests).toBe(1);
  });

  it("goes on where it stopped, wherever it was cut and whichever reply was lost", async () => {
    for (let cut = 1; cut <= 4; cut++) {
      for (const lost of [true, false]) {
        const { state, upload } = createServer();
        if (lost) state.lose = (_method, request) => request === cut;
        else {
          state.fault = (_method, request) => {
            if (request === cut) throw new TypeError("Failed to fetch");
            return undefined;
          };
        }
        await expect(upload()).rejects.toThrow(UnreachableError);
        expect(await upload()).toEqual({ outcome: "sent" });
        expect(bytesEqual(state.received, bytes)).toBe(true);
        expect(state.created).toBe(1);
      }
    }
  });

  it("begins again when the server has forgotten the upload", async () => {
    const { state, upload, urls } = createServer();
    urls.set("hash", "/api/evidence/old");
    state.known = false;
    expect(await upload()).toEqual({ outcome: "sent" });
    expect(urls.get("hash")).toBe("/api/evidence/u1");
    expect(bytesEqual(state.received, bytes)).toBe(true);
  });

  it("sends a chunk again whose checksum did not hold on arrival, but not for ever", async () => {
    const { state, upload } = createServer();
    state.fault = (method, request) =>
      method === "PATCH" && request < 3 ? new Response(null, { status: 460 }) : undefined;
    expect(await upload()).toEqual({ outcome: "sent" });
    state.known = false;
    state.fault = (method) => (method === "PATCH" ? new Response(null, { status: 460 }) : undefined);
    await expect(upload()).rejects.toThrow(ProblemError);
  });

  it("sends nothing of a file that is no longer whole", async () => {
    const { state, upload } = createServer();
    expect(await upload(bytes.slice(1))).toEqual({ outcome: "damaged" });
    expect(state.requests).toBe(0);
  });

  it("gives up on a file that the server refuses, but not on a server that is full, busy, or without the route", async () => {
    const { state, upload } = createServer();
    const problem = (status: number) =>
      new Response(JSON.stringify({ type: "/problems/pixel-bomb" }), {
        status,
        headers: { "content-type": "application/problem+json" },
      });
    state.fault = () => problem(415);
    expect(await upload()).toEqual({ outcome: "refused", problem: "/problems/pixel-bomb" });
    for (const status of [403, 404, 429, 503, 507]) {
      state.fault = () => problem(status);
      await expect(upload()).rejects.toMatchObject({ status });
    }
  });

  it("does not take a portal's page for an answer", async () => {
    const { state, upload } = createServer();
    state.fault = () => new Response("<html>", { status: 200, headers: { "content-type": "text/html" } });
    await expect(upload()).rejects.toThrow("not a reply to an upload");
  });
});
