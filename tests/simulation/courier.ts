/**
 * Somebody with a USB stick: takes bundles from a tablet and hands them in hours later, in any order, damaged or not, some of them
 * twice; and takes the receipts home.
 */
import type { Entry } from "../../shared/journal/entry.ts";
import { packBundle } from "../support/bundle-fixtures.ts";
import type { SeededRandom } from "../support/seeded-random.ts";
import { alter, damage, forge } from "./carried.ts";
import type { SimTablet } from "./sim-tablet.ts";
import type { World } from "./world.ts";

export class Courier {
  constructor(
    readonly world: Pick<World, "tablets" | "server" | "scheduler" | "ledger">,
    readonly random: SeededRandom,
  ) {}

  async travel(withinMs: number): Promise<void> {
    const { random, world } = this;
    for (let tours = random.between(2, 4), leftMs = withinMs; tours > 0; tours--) {
      const awayMs = random.between(0, leftMs / 2);
      await world.scheduler.wait(awayMs);
      const tablet = this.#findNeedy();
      const bundles = await this.#pack(tablet);
      const tripMs = random.between(60_000, leftMs / 6);
      await world.scheduler.wait(tripMs);
      const received = new Map<string, { author: string; seq: number }>();
      for (const bundle of bundles) {
        for (const place of await this.#handIn(bundle)) received.set(`${place.author}/${place.seq}`, place);
      }
      await this.#takeHome(tablet, [...received.values()], tripMs);
      leftMs -= awayMs + 2 * tripMs;
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

  /** All of its log or what has no receipt, in one file or in several that are handed in in any order. */
  async #pack(tablet: SimTablet): Promise<Uint8Array[]> {
    const { random } = this;
    const isAll = random.chance(0.4);
    const rows = [...tablet.state.own.values()].filter(({ answer }) => isAll || answer?.position === undefined);
    tablet.handOver(rows);
    const entries = rows.map(({ entry }) => (random.chance(0.12) ? alter(entry, random) : entry));
    const rest = random.chance(0.5) ? random.shuffle(entries) : entries;
    const files: Entry[][] = [];
    while (rest.length > 0) files.push(rest.splice(0, random.between(1, 12)));
    const described = rows.map(({ entry }) => entry);
    return Promise.all(random.shuffle(files).map((file) => packBundle(file, [], [], described)));
  }

  /** The district office may bring what any device below it wrote. Gives the places that are in the log now. */
  async #handIn(bundle: Uint8Array): Promise<{ author: string; seq: number }[]> {
    const { random, world } = this;
    const received: { author: string; seq: number }[] = [];
    for (let times = random.chance(0.3) ? 2 : 1; times > 0; times--) {
      const bytes = this.#wear(bundle, 0.25);
      const results = await world.server.handIn(bytes, "WA").catch(() => []);
      for (const { author, seq, position } of results) {
        if (author !== null && seq !== null && position !== undefined) received.push({ author, seq });
      }
      await world.scheduler.wait(random.between(1000, 60_000));
    }
    return received;
  }

  /** Receipts of what was handed in, back to where it came from; or to another tablet, which can do nothing with them. */
  async #takeHome(
    tablet: SimTablet,
    received: readonly { author: string; seq: number }[],
    tripMs: number,
  ): Promise<void> {
    const { world, random } = this;
    if (received.length === 0) return;
    const receipts = await world.server.listReceipts(received).catch(() => []);
    const carried = random.chance(0.35) ? receipts.map((receipt) => forge(receipt, random)) : receipts;
    const bytes = this.#wear(await packBundle([], [], carried), 0.2);
    await world.scheduler.wait(tripMs);
    const other = random.chance(0.1) ? random.pick(world.tablets) : tablet;
    for (let times = random.chance(0.2) ? 2 : 1; times > 0; times--) await other.takeReceipts(bytes);
  }

  #wear(bytes: Uint8Array, chance: number): Uint8Array {
    if (!this.random.chance(chance)) return bytes;
    this.world.ledger.count("bundle damaged");
    return damage(bytes, this.random);
  }
}
