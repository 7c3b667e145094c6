/**
 * Plain http at the port of TLS. Someone types an address without https, and a tablet must be able to read how to trust the
 * server before it does: the first byte of a connection tells which of the two it is. Over plain http nothing is taken and
 * nothing is told but that page, and where the server is.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Server as TlsServer } from "node:tls";
import { answerLineError } from "../plugins/line-errors.ts";
import { problemBody, problems } from "../problems.ts";
import { trustPath } from "./trust-page.ts";

/** The first byte of a TLS handshake. */
const handshakeByte = 0x16;
const patienceMs = 15_000;
const maxHeaderBytes = 8 * 1024;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** `answerTrust` answers what lies under /trust; `origin` is the address with https. */
export function openPlainDoor(tls: TlsServer, options: { answerTrust: Handler; origin(): string }): void {
  const plain = createServer({ maxHeaderSize: maxHeaderBytes, requireHostHeader: false }, (request, response) => {
    // One answer a connection: nobody has business here that takes longer.
    response.setHeader("connection", "close");
    if (isTrust(request.url ?? "")) options.answerTrust(request, response);
    else sendOn(request, response, options.origin());
  });
  plain.on("clientError", (error, socket) => void answerLineError(error, socket as Socket));
  const handshakes = tls.listeners("connection") as ((socket: Socket) => void)[];
  tls.removeAllListeners("connection");
  tls.on("connection", (socket: Socket) => {
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.once("data", (first) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] === handshakeByte) {
        socket.setTimeout(0);
        // It reads on by itself, beginning with what was put back.
        for (const handshake of handshakes) handshake.call(tls, socket);
      } else {
        // Whatever is dripped in, it ends.
        const end = setTimeout(() => socket.destroy(), patienceMs);
        socket.once("close", () => clearTimeout(end));
        plain.emit("connection", socket);
        socket.resume();
      }
    });
  });
}

const isTrust = (url: string): boolean => new RegExp(`^${trustPath}(?:[/?]|$)`).test(url);

function sendOn({ method, url = "/" }: IncomingMessage, response: ServerResponse, origin: string): void {
  if (method === "GET" || method === "HEAD") {
    // Not for ever: a browser that remembered it would come this way also where there is no TLS any more.
    response
      .writeHead(307, { location: origin + (url.startsWith("/") ? url : "/"), "cache-control": "no-store" })
      .end();
    return;
  }
  response
    .writeHead(problems["tls-wanted"].status, {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      upgrade: "TLS/1.2, HTTP/1.1",
    })
    .end(JSON.stringify(problemBody("tls-wanted", "plain")));
}
