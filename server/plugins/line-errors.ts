import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { problemBody, problems, type ProblemName } from "../problems.ts";

const byCode: Record<string, ProblemName> = {
  ERR_HTTP_REQUEST_TIMEOUT: "request-too-slow",
  HPE_HEADER_OVERFLOW: "headers-too-large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "too-large",
};

/**
 * What came over the line never became a request: it is no HTTP, or took too long. Says so as any other problem, and ends the line.
 * Gives the problem and the id by which it was told, for the log; undefined if nobody is there to be told.
 */
export function answerLineError(
  { code = "" }: NodeJS.ErrnoException,
  socket: Socket,
): { problem: ProblemName; id: string } | undefined {
  if (code === "ECONNRESET" || socket.destroyed || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const problem = byCode[code] ?? "invalid-request";
  const { status } = problems[problem];
  const id = randomUUID();
  const extra = problem === "invalid-request" ? { errors: ["request: is not HTTP/1.1"] } : {};
  const body = JSON.stringify(problemBody(problem, id, extra));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff",
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  socket.destroySoon();
  return { problem, id };
}
