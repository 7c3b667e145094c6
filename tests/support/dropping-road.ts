import { connect, createServer, type Server, type Socket } from "node:net";
import { findPort } from "./server-process.ts";

/** A road of bare bytes to a server on which every connection breaks at once, again and again after the same time. */
export class DroppingRoad {
  /** How often it broke with somebody on it. */
  drops = 0;
  readonly #sockets = new Set<Socket>();
  #timer: ReturnType<typeof setInterval> | undefined;

  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {}

  static async start(targetPort: number, everyMs: number): Promise<DroppingRoad> {
    const port = await findPort();
    const server = createServer((socket) => road.#join(socket, connect(targetPort, "127.0.0.1")));
    const road = new DroppingRoad(port, server);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    road.#timer = setInterval(() => road.#break(), everyMs);
    return road;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async remove(): Promise<void> {
    clearInterval(this.#timer);
    this.#break();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  #join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.setNoDelay(true);
      from.pipe(to);
      from.once("error", () => to.destroy());
      from.once("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }

  #break(): void {
    if (this.#sockets.size > 0) this.drops += 1;
    for (const socket of this.#sockets) socket.destroy();
  }
}
