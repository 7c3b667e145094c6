/** Somebody with a USB stick: copies what lies on a tablet, and hands it in hours later, in pieces, in any order, damaged or not. */
import type { Entry } from "../../shared/journal/entry.ts";
import type { SeededRandom } from "../support/seeded-random.ts";
import type { SimTablet } from "./sim-tablet.ts";
import type { World } from "./world.ts";

export class Courier {
  constructor(
    readonly world: Pick<World, "tablets" | "server" | "scheduler">,
    readonly random: SeededRandom,
  ) {}

  async travel(withinMs: number): Promise<void> {
    const { random, world } = this;
    for (let tours = random.between(2, 4), leftMs = withinMs; tours > 0; tours--) {
      const awayMs = random.between(0, leftMs / 2);
      await world.scheduler.wait(awayMs);
      const carried = [...this.#findNeedy().state.own.values()].map(({ entry }) => entry);
      const tripMs = random.between(60_000, leftMs / 6);
      await world.scheduler.wait(tripMs);
      leftMs -= awayMs + tripMs;
      for (const piece of this.#pieces(carried)) await this.#handIn(piece);
    }
  }

  /** The device with the most unsent work, mostly. */
  #findNeedy(): SimTablet {
    const { random, world } = this;
    const unsent = ({ state }: SimTablet) => [...state.own.values()].filter(({ answer }) => answer === null).length;
    return random.chance(0.3)
      ? random.pick(world.tablets)
      : world.tablets.reduce((needy, other) => (unsent(other) > unsent(needy) ? other : needy));
  }

  #pieces(entries: readonly Entry[]): Entry[][] {
    const { random } = this;
    const pieces: Entry[][] = [];
    const rest = random.shuffle(entries);
    while (rest.length > 0) pieces.push(rest.splice(0, random.between(1, 6)));
    return pieces;
  }

  /** The district office may bring what any device below it wrote. */
  async #handIn(piece: readonly Entry[]): Promise<void> {
    const { random, world } = this;
    const entries = piece.map((entry) => (random.chance(0.06) ? this.#damage(entry) : entry));
    await world.server.handIn(JSON.stringify({ entries }), "WA").catch(() => undefined);
    await world.scheduler.wait(random.between(1000, 60_000));
  }

  #damage(entry: Entry): Entry {
    const { random } = this;
    const part = random.pick(["header", "payload", "signature"] as const);
    const text = entry[part];
    if (text === null) return entry;
    const at = random.below(text.length);
    return { ...entry, [part]: `${text.slice(0, at)}${random.pick(["0", "x", "}", "ش", ""])}${text.slice(at + 1)}` };
  }
}
