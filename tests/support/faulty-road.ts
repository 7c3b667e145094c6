/** The way between a browser and the server, as bad as a test wants it: on a port of its own that outlives both. */
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gunzipSync } from "node:zlib";
import { findPort } from "./server-process.ts";

/**
 * open: everything passes · cut: every connection breaks · losing: what the server stored is stored, but each reply that says
 * so for the first time is lost · portal: whatever is asked for, a page to log in at is answered with 200 · silent: requests
 * are taken and never answered · stuck: each reply stops in its middle, and the connection stands · garbling: the payload of the
 * first entry of a push arrives with a letter changed.
 */
export type RoadState = "open" | "cut" | "losing" | "portal" | "silent" | "stuck" | "garbling";

export interface CannedReply {
  status: number;
  type: string;
  body: string;
}

const portal: CannedReply = {
  status: 200,
  type: "text/html",
  body: "<!doctype html><title>Wi-Fi</title><p>Please accept our terms to go on.</p>",
};

export class FaultyRoad {
  state: RoadState = "open";
  /** First receipts of entries that were lost on the way back. */
  lostReceipts = 0;
  /** The replies that told of them. */
  readonly lostReplies: string[] = [];
  /** Replies to parts of a file that were lost on the way back. */
  lostUploads = 0;
  /** How often the portal answered for the server. */
  portalAnswers = 0;
  #answer = portal;

  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {}

  static async start(target: { port: number }): Promise<FaultyRoad> {
    const port = await findPort();
    const server = createServer((request, response) => road.#pass(request, response, target.port));
    const road = new FaultyRoad(port, server);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    console.log(`road on port ${port} to the server on ${target.port}`);
    return road;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Changes the weather; what is under way breaks off. */
  turn(state: RoadState): void {
    this.state = state;
    this.#answer = portal;
    this.server.closeAllConnections();
  }

  /** A portal that answers everything in its own way. */
  answerWith(reply: CannedReply): void {
    this.turn("portal");
    this.#answer = reply;
  }

  async remove(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  #pass(request: IncomingMessage, response: ServerResponse, port: number): void {
    const { state } = this;
    if (state === "cut") {
      request.destroy();
      return;
    }
    if (state === "portal") {
      this.portalAnswers += 1;
      request.resume();
      const { status, type, body } = this.#answer;
      response.writeHead(status, { "content-type": type, connection: "close" }).end(body);
      return;
    }
    if (state === "silent") {
      request.resume();
      return;
    }
    if (state === "garbling" && isPush(request)) {
      void garble(request, response, port);
      return;
    }
    const onward = ask({
      port,
      host: "127.0.0.1",
      path: request.url,
      method: request.method,
      headers: request.headers,
    });
    onward.once("error", () => response.destroy());
    onward.once("response", (reply) => {
      if (state === "losing" && this.#isStoring(request)) void this.#lose(request, reply, response);
      else if (state === "stuck") void sendHalf(reply, response);
      else forward(reply, response);
    });
    response.once("close", () => onward.destroy());
    request.pipe(onward);
  }

  #isStoring({ method, url = "" }: IncomingMessage): boolean {
    // A tablet that nobody has opened sends its entries sealed.
    return (
      (method === "POST" && /^\/api\/sync\/push(-sealed)?$/.test(url)) ||
      (method === "PATCH" && url.startsWith("/api/evidence/"))
    );
  }

  /** Waits for the whole reply; the browser sees of it only that the connection broke, if the reply tells of something new. */
  async #lose(request: IncomingMessage, reply: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readWhole(reply);
    // A repeated entry is answered with "duplicate", and what came of a file is asked for by HEAD: neither is lost again.
    const receipts = body.toString("utf8").match(/"outcome":"inserted"/g)?.length ?? 0;
    const uploads = request.method === "PATCH" && reply.statusCode === 204 ? 1 : 0;
    if (receipts + uploads > 0) {
      this.lostReceipts += receipts;
      if (receipts > 0) this.lostReplies.push(body.toString("utf8"));
      this.lostUploads += uploads;
      request.socket.destroy();
      return;
    }
    response.writeHead(reply.statusCode!, headersOf(reply)).end(body);
  }
}

/** On a connection that it has used before Chromium repeats a broken request by itself; here it is left to the app. */
function headersOf(reply: IncomingMessage): NodeJS.Dict<string | string[]> {
  const kept = Object.entries(reply.headers).filter(([name]) => name !== "keep-alive");
  return { ...Object.fromEntries(kept), connection: "close" };
}

const isPush = ({ method, url }: Pick<IncomingMessage, "method" | "url">): boolean =>
  method === "POST" && url === "/api/sync/push";

async function garble(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  const sent = await readWhole(request);
  const text = request.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
  const push = JSON.parse(text.toString("utf8")) as { entries: { payload: string }[] };
  push.entries[0]!.payload = push.entries[0]!.payload.replace('"salt"', '"Salt"');
  const body = Buffer.from(JSON.stringify(push));
  const { "content-encoding": _, ...headers } = request.headers;
  const onward = ask({
    port,
    host: "127.0.0.1",
    path: request.url,
    method: "POST",
    headers: { ...headers, "content-length": String(body.length) },
  });
  onward.once("error", () => response.destroy());
  onward.once("response", (reply) => forward(reply, response));
  onward.end(body);
}

async function readWhole(reply: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function sendHalf(reply: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readWhole(reply);
  const headers = { ...headersOf(reply), "content-length": String(Math.max(2, body.length)) };
  response.writeHead(reply.statusCode!, headers).write(body.subarray(0, Math.max(1, body.length >> 1)));
}

function forward(reply: IncomingMessage, response: ServerResponse): void {
  response.writeHead(reply.statusCode!, headersOf(reply));
  reply.pipe(response);
  reply.once("error", () => response.destroy());
}
