import { connect, createServer, type Server, type Socket } from "node:net";
import { findPort } from "./server-process.ts";

/** After how many bytes of all that went this way since the last `cutAfter` every connection breaks, once. */
export interface Cut {
  way: "up" | "down";
  bytes: number;
}

/** A road of bare bytes to a server, which breaks at an exact byte. */
export class CutRoad {
  /** Bytes that have gone each way since the last `cutAfter`. */
  readonly carried = { up: 0, down: 0 };
  #cut: Cut | undefined;
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {}

  static async start(targetPort: number): Promise<CutRoad> {
    const port = await findPort();
    const server = createServer((socket) => road.#join(socket, connect(targetPort, "127.0.0.1")));
    const road = new CutRoad(port, server);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return road;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get isCut(): boolean {
    return this.#cut === undefined;
  }

  /** Breaks once when so many bytes have gone; from then on everything passes. Undefined: nothing breaks. */
  cutAfter(cut: Cut | undefined): void {
    Object.assign(this.carried, { up: 0, down: 0 });
    this.#cut = cut;
  }

  async remove(): Promise<void> {
    this.#break();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  #join(near: Socket, far: Socket): void {
    for (const [from, to, way] of [
      [near, far, "up"],
      [far, near, "down"],
    ] as const) {
      this.#sockets.add(from);
      from.setNoDelay(true);
      from.on("data", (bytes) => this.#carry(bytes, to, way));
      from.once("end", () => to.end());
      from.once("error", () => to.destroy());
      from.once("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }

  #carry(bytes: Buffer, to: Socket, way: Cut["way"]): void {
    const cut = this.#cut;
    if (cut?.way !== way || this.carried[way] + bytes.length < cut.bytes) {
      this.carried[way] += bytes.length;
      to.write(bytes);
      return;
    }
    const passing = bytes.subarray(0, cut.bytes - this.carried[way]);
    this.carried[way] = cut.bytes;
    this.#cut = undefined;
    // What was let through arrives before the connections break.
    to.write(passing, () => this.#break());
  }

  #break(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
