/** A connection on which a test says exactly what it wants said, and when. */
import { connect } from "node:net";
import { once } from "node:events";
import type { TestServer } from "./http-server.ts";

export interface RawReply {
  status: number;
  type: string | undefined;
  head: string;
  body: string;
}

export interface RawLine {
  host: string;
  /** Resolves once the system has taken all of it, rejects if the line broke before. */
  send(bytes: string | Buffer): Promise<void>;
  /** The next reply with a length. Rejects if the line ends before it is whole. */
  readReply(): Promise<RawReply>;
  close(): void;
}

export async function openLine({ url }: Pick<TestServer, "url">): Promise<RawLine> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  let read = Buffer.alloc(0);
  let end: Error | undefined;
  let tell = () => undefined as void;
  socket.on("data", (bytes) => {
    read = Buffer.concat([read, bytes]);
    tell();
  });
  socket.on("error", (error) => (end = error));
  socket.on("close", () => {
    end ??= new Error(`the line ended after: ${read.toString()}`);
    tell();
  });

  const takeReply = (): RawReply | undefined => {
    const headEnd = read.indexOf("\r\n\r\n");
    if (headEnd < 0) return undefined;
    const head = read.subarray(0, headEnd).toString();
    const bodyAt = headEnd + 4;
    const bodyEnd = bodyAt + Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
    if (read.length < bodyEnd) return undefined;
    const body = read.subarray(bodyAt, bodyEnd).toString();
    read = read.subarray(bodyEnd);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
    return { status, type: /^content-type: (.+)$/im.exec(head)?.[1], head, body };
  };

  return {
    host,
    send: (bytes) =>
      new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve()))),
    async readReply() {
      for (;;) {
        const reply = takeReply();
        if (reply !== undefined) return reply;
        if (end !== undefined) throw end;
        await new Promise<void>((resolve) => (tell = resolve));
      }
    },
    close: () => void socket.destroy(),
  };
}
