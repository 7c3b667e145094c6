/** A network that loses, doubles, delays, reorders, mixes up and makes up replies. Bodies cross it as text. */
import type { SeededRandom } from "../support/seeded-random.ts";
import type { Scheduler } from "./scheduler.ts";

/** No reply, or one with a status that is not 2xx. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

const timeoutMs = 15_000;

/** How often each thing goes wrong, per call. */
export interface Weather {
  requestLost: number;
  replyLost: number;
  stalled: number;
  doubled: number;
  captivePortal: number;
  truncated: number;
  stale: number;
  slow: number;
}

export const clearWeather: Weather = {
  requestLost: 0,
  replyLost: 0,
  stalled: 0,
  doubled: 0,
  captivePortal: 0,
  truncated: 0,
  stale: 0,
  slow: 0,
};

export const fieldWeather: Weather = {
  requestLost: 0.08,
  replyLost: 0.08,
  stalled: 0.03,
  doubled: 0.06,
  captivePortal: 0.03,
  truncated: 0.03,
  stale: 0.03,
  slow: 0.12,
};

const portalPage = "<!doctype html><html><head><title>Welcome</title></head><body>Please sign in.</body></html>";

/** What one device has of the network. */
export class Link {
  isOnline = true;
  weather: Weather;
  /** Replies by what was asked, for a proxy that answers out of its memory. */
  readonly #remembered = new Map<string, string>();

  constructor(
    readonly scheduler: Scheduler,
    readonly random: SeededRandom,
    weather: Weather,
  ) {
    this.weather = weather;
  }

  /** Sends `body` to `serve` and gives the text of a 2xx reply. `question`: what a mixed-up reply would also answer. */
  async call(question: string, serve: () => Promise<string>): Promise<string> {
    return this.scheduler.within(timeoutMs, this.#carry(question, serve), () => new NetworkError("time-out"));
  }

  async #carry(question: string, serve: () => Promise<string>): Promise<string> {
    const { scheduler, random, weather } = this;
    await scheduler.wait(this.#latencyMs());
    if (!this.isOnline || random.chance(weather.requestLost)) throw new NetworkError("unreachable");
    if (random.chance(weather.stalled)) return new Promise<never>(() => {});
    if (random.chance(weather.captivePortal)) return portalPage;
    const remembered = this.#remembered.get(question);
    if (remembered !== undefined && random.chance(weather.stale)) return remembered;
    if (random.chance(weather.doubled)) this.#serveAgain(serve);
    const reply = await serve();
    this.#remembered.set(question, reply);
    await scheduler.wait(this.#latencyMs());
    if (!this.isOnline || random.chance(weather.replyLost)) throw new NetworkError("connection reset");
    return random.chance(weather.truncated) ? reply.slice(0, random.below(reply.length)) : reply;
  }

  /** The same request arrives once more, later; nobody hears the reply. */
  #serveAgain(serve: () => Promise<string>): void {
    const delayMs = this.random.between(10, 600_000);
    void this.scheduler
      .wait(delayMs)
      .then(serve)
      .catch(() => undefined);
  }

  #latencyMs(): number {
    return this.random.chance(this.weather.slow) ? this.random.between(1000, 20_000) : this.random.between(5, 400);
  }
}
