/** A road with a certificate of one's choice in front of a server: what a tablet meets when a certificate is bad. */
import { createHash, X509Certificate } from "node:crypto";
import { request as httpRequest } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { PemPair } from "../../server/tls/office-ca.ts";

/** What Chromium calls a key by: `--ignore-certificate-errors-spki-list`. */
export function keyHashOf({ cert }: PemPair): string {
  const spki = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(spki).digest("base64");
}

export class TlsRoad {
  /** Requests that came through since the certificate was last changed. */
  requests = 0;
  /** Connections that were begun since then. */
  attempts = 0;
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async open(pair: PemPair, targetPort: () => number, port: number): Promise<TlsRoad> {
    const server = createServer(pair, (request, response) => {
      road.requests += 1;
      const onward = httpRequest(
        { host: "127.0.0.1", port: targetPort(), method: request.method, path: request.url, headers: request.headers },
        (reply) => {
          response.writeHead(reply.statusCode!, reply.headers);
          reply.pipe(response);
        },
      );
      onward.on("error", () => response.destroy());
      response.on("close", () => onward.destroy());
      request.pipe(onward);
    });
    const road = new TlsRoad(server);
    server.on("connection", (socket: Socket) => {
      road.attempts += 1;
      road.#sockets.add(socket);
      socket.on("close", () => road.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return road;
  }

  get origin(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Shows another certificate; connections that stand are cut. */
  show(pair: PemPair): void {
    this.server.setSecureContext(pair);
    for (const socket of this.#sockets) socket.destroy();
    this.requests = 0;
    this.attempts = 0;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
