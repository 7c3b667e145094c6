import { connect, createServer, type Server, type Socket } from "node:net";
import { findPort } from "./server-process.ts";

/** A road of bare bytes to a server that carries only so many a second from the tablet, over all of its connections together. */
export class ThinRoad {
  upBytesPerSecond = Number.POSITIVE_INFINITY;
  /** When what was let through last has passed, by `performance.now()`. */
  #freeAtMs = 0;
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {}

  static async start(target: { port: number }): Promise<ThinRoad> {
    const port = await findPort();
    const server = createServer((socket) => road.#join(socket, connect(target.port, "127.0.0.1")));
    const road = new ThinRoad(port, server);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return road;
  }

  async remove(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  #join(near: Socket, far: Socket): void {
    near.on("data", (bytes) => this.#carry(bytes, near, far));
    far.pipe(near);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.setNoDelay(true);
      from.once("end", () => to.end());
      from.once("error", () => to.destroy());
      from.once("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }

  /** Nothing more is taken from a connection while its last bytes are on the way. */
  #carry(bytes: Buffer, from: Socket, to: Socket): void {
    const nowMs = performance.now();
    this.#freeAtMs = Math.max(nowMs, this.#freeAtMs) + (bytes.length / this.upBytesPerSecond) * 1000;
    const waitMs = this.#freeAtMs - nowMs;
    if (waitMs <= 0) {
      to.write(bytes);
      return;
    }
    from.pause();
    setTimeout(() => {
      if (to.writable) to.write(bytes);
      from.resume();
    }, waitMs);
  }
}
