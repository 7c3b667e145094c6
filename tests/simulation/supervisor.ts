/** Somebody at the desk who decides about what a withdrawn tablet still sent, entry by entry: each decision is an entry itself. */
import type { NewEvent } from "../../shared/journal/build-entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { AsideEntry } from "../support/memory-journal-store.ts";
import type { SeededRandom } from "../support/seeded-random.ts";
import { markOf } from "./officer.ts";
import type { SimTablet } from "./sim-tablet.ts";
import type { World } from "./world.ts";

export class Supervisor {
  readonly #decided = new Set<string>();

  constructor(
    readonly world: Pick<World, "server" | "scheduler" | "ledger" | "nextIntent">,
    readonly desk: SimTablet,
    readonly random: SeededRandom,
  ) {}

  /** Now and then, some of it. */
  async work(): Promise<void> {
    const { random, desk } = this;
    while (!desk.isResting) {
      await this.world.scheduler.wait(random.between(600_000, 7_200_000));
      if (desk.isResting || !desk.link.isOnline) continue;
      for (const aside of this.#listOpen()) if (random.chance(0.5)) await this.#decide(aside);
    }
  }

  /** Whatever is still open. False: nothing was. */
  async decideRest(): Promise<boolean> {
    const open = this.#listOpen();
    for (const aside of open) await this.#decide(aside);
    return open.length > 0;
  }

  #listOpen(): AsideEntry[] {
    const { aside } = this.world.server.store;
    return aside.filter(({ kind, entry }) => kind === "quarantined" && !this.#decided.has(entry.hash));
  }

  async #decide({ entry: { author, seq, hash } }: AsideEntry): Promise<void> {
    const { random, world } = this;
    this.#decided.add(hash);
    const verdict = random.chance(0.7) ? "accepted" : "refused";
    await this.#record({ author, seq, hash }, verdict);
    world.ledger.count(`decided: ${verdict}`);
    // Somebody changes their mind, which changes nothing: the first decision stays.
    if (random.chance(0.15)) await this.#record({ author, seq, hash }, verdict === "accepted" ? "refused" : "accepted");
  }

  #record(decides: { author: string; seq: number; hash: string }, verdict: "accepted" | "refused"): Promise<void> {
    const intent = this.world.nextIntent();
    const event: NewEvent = {
      type: "quarantine.decided",
      typeVersion: 1,
      unit: this.desk.unit as UnitId,
      subject: `${decides.author}/${decides.seq}`,
      data: { decides, verdict, reason: markOf(intent) },
      evidence: [],
    };
    return this.desk.record(intent, () => event);
  }
}
