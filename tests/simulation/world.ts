/** One day from one seed: who takes part, what goes wrong and when. Everything is drawn from the seed and nothing else. */
import { emptyTablet, copyTablet } from "../support/memory-tablet-journal.ts";
import { createSeededDevice } from "../support/node-crypto.ts";
import { createSeededRandom, type SeededRandom } from "../support/seeded-random.ts";
import { testChecker } from "../support/entry-fixtures.ts";
import type { Bug } from "./bug.ts";
import { Courier } from "./courier.ts";
import { Ledger } from "./ledger.ts";
import { clearWeather, fieldWeather, Link } from "./network.ts";
import { makeEvent } from "./officer.ts";
import { Scheduler } from "./scheduler.ts";
import { noDiskFaults, SimTablet } from "./sim-tablet.ts";
import { noServerFaults, SimServer } from "./sim-server.ts";
import { Supervisor } from "./supervisor.ts";

const dayStartMs = Date.parse("2016-02-26T03:30:00.000Z");
const dayMs = 12 * 3_600_000;
const countyUnit = "WA-URM";

const tabletFaults = { writeError: 0.03, crashBeforeCommit: 0.02, crashAfterCommit: 0.02 };
const serverFaults = { writeError: 0.03, crashBeforeCommit: 0.02, crashAfterCommit: 0.02 };

export class World {
  readonly scheduler = new Scheduler(dayStartMs);
  readonly ledger = new Ledger();
  readonly server: SimServer;
  readonly tablets: SimTablet[] = [];
  readonly units: string[];
  /** Authors of whose log there are two branches: a profile that was copied, or overwritten with an older one. */
  readonly inDispute = new Set<string>();
  /** Withdrawn by the district: a supervisor decides about each of their later entries. */
  readonly revoked = new Set<string>();
  /** Wrote about a place outside its scope: until it is moved, those entries are refused. */
  roamer: SimTablet | undefined;
  isRoamerMoved = false;
  readonly #random: SeededRandom;
  readonly #recorded: Promise<void>[] = [];
  #intents = 0;
  #supervisor: Supervisor | undefined;

  constructor(
    readonly seed: string,
    readonly bug: Bug,
  ) {
    this.#random = createSeededRandom(seed);
    this.server = new SimServer(
      this.scheduler,
      this.#random.fork("server"),
      this.ledger,
      bug,
      testChecker,
      serverFaults,
      seed,
    );
    const branchCount = this.#random.between(2, 3);
    this.units = Array.from({ length: branchCount }, (_, index) => `WA-URM-000${index + 1}`);
    for (const unit of this.units) {
      this.#addTablet(unit);
      if (this.#random.chance(0.5)) this.#addTablet(unit);
    }
    this.#addTablet(countyUnit, "desk");
  }

  /** The whole day, until everybody has recorded what there was to record. */
  async live(): Promise<void> {
    const random = this.#random;
    for (const tablet of this.tablets) this.#planDay(tablet);
    const troubles = [this.#serverTroubles()];
    const trouble = random.below(6);
    if (trouble < 2) troubles.push(this.#setBack());
    if (trouble === 2) troubles.push(this.#cloneProfile());
    if (trouble === 3) troubles.push(this.#restoreTablet());
    // A server that forgets a revocation and the log before it leaves copies elsewhere that people have to decide about.
    if (trouble === 4) troubles.push(this.#revoke());
    if (random.chance(0.35)) troubles.push(this.#roam());
    if (random.chance(0.8)) troubles.push(new Courier(this, random.fork("courier")).travel(dayMs));
    await Promise.all(troubles);
    await this.scheduler.wait(dayMs - (this.scheduler.nowMs - dayStartMs));
    this.#heal();
    await Promise.all(this.#recorded);
  }

  /** Somebody records something about `unit`, some time from now. */
  plan(tablet: SimTablet, unit: string, afterMs: number): void {
    const intent = this.nextIntent();
    const make = () => makeEvent(intent, unit, tablet.state, tablet.random);
    this.#recorded.push(this.scheduler.wait(afterMs).then(() => tablet.record(intent, make)));
  }

  nextIntent(): string {
    return `i${this.#intents++}`;
  }

  /** Every device syncs until nothing is left to move. */
  async syncAll(): Promise<void> {
    await this.scheduler.wait(2 * 3_600_000);
    await this.#moveRoamer();
    await this.#syncRounds();
    while (await this.#supervisor?.decideRest()) await this.#syncRounds();
  }

  async #syncRounds(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      for (const tablet of this.tablets) {
        await tablet.sync().catch((error: unknown) => {
          this.ledger.find("diverged", `${tablet.name} cannot sync on a good road: ${String(error)}`);
        });
      }
    }
  }

  #addTablet(unit: string, kind = "tablet", copied?: SimTablet): SimTablet {
    const name = `${kind} ${this.tablets.length}`;
    const random = this.#random.fork(name);
    const device = copied?.device ?? createSeededDevice(`${this.seed} ${name}`);
    if (copied === undefined) this.server.store.enrol(device.author, unit);
    const link = new Link(this.scheduler, random.fork("link"), fieldWeather);
    const state = copied === undefined ? emptyTablet() : copyTablet(copied.state);
    const { scheduler, server, ledger, bug } = this;
    const tablet = new SimTablet(name, unit, device, state, link, random, { scheduler, server, ledger, bug });
    tablet.faults = tabletFaults;
    this.tablets.push(tablet);
    return tablet;
  }

  #planDay(tablet: SimTablet): void {
    const { random } = tablet;
    const isDesk = tablet.unit === countyUnit;
    const count = isDesk ? random.between(1, 4) : random.between(5, 14);
    for (let index = 0; index < count; index++) {
      const unit = isDesk ? random.pick(this.units) : tablet.unit;
      const afterMs = random.between(0, dayMs * 0.9);
      const atOnce = random.chance(0.15) ? 2 : 1;
      for (let copy = 0; copy < atOnce; copy++) this.plan(tablet, unit, afterMs);
    }
    void this.#comeAndGo(tablet);
  }

  /** Long stretches without a network, and clocks that jump. */
  async #comeAndGo(tablet: SimTablet): Promise<void> {
    const { random, link, clock } = tablet;
    const isRemote = random.chance(0.4);
    while (!tablet.isResting) {
      link.isOnline = random.chance(isRemote ? 0.25 : 0.8);
      if (random.chance(0.1)) clock.jump();
      await this.scheduler.wait(random.between(600_000, 7_200_000));
    }
  }

  async #serverTroubles(): Promise<void> {
    const random = this.#random.fork("server troubles");
    if (!random.chance(0.4)) return;
    await this.scheduler.wait(random.between(0, dayMs * 0.7));
    this.server.isDiskFull = true;
    await this.scheduler.wait(random.between(600_000, dayMs * 0.2));
    this.server.isDiskFull = false;
  }

  async #setBack(): Promise<void> {
    const random = this.#random.fork("set back");
    await this.scheduler.wait(random.between(0, dayMs * 0.6));
    await this.server.backUp();
    await this.scheduler.wait(random.between(600_000, dayMs * 0.4));
    await this.server.setBack();
  }

  async #cloneProfile(): Promise<void> {
    const random = this.#random.fork("clone");
    await this.scheduler.wait(random.between(0, dayMs * 0.6));
    const original = random.pick(this.#inBranches());
    const clone = this.#addTablet(original.unit, "clone", original);
    this.inDispute.add(original.device.author);
    this.ledger.count("profile copied");
    for (let count = random.between(1, 5); count > 0; count--) {
      this.plan(clone, clone.unit, random.between(0, dayMs * 0.3));
    }
    void this.#comeAndGo(clone);
  }

  /** Somebody puts a tablet back to what it was some time ago, and it goes on from there. */
  async #restoreTablet(): Promise<void> {
    const random = this.#random.fork("restore");
    const tablet = random.pick(this.#inBranches());
    await this.scheduler.wait(random.between(0, dayMs * 0.5));
    const backup = copyTablet(tablet.state);
    await this.scheduler.wait(random.between(600_000, dayMs * 0.4));
    const { store } = this.server;
    const atServer = new Set(
      [...store.log, ...store.aside.map(({ entry }) => entry)].map(({ hash }) => hash as string),
    );
    for (const { seq, hash } of tablet.state.own.values()) {
      if (backup.own.get(seq)?.hash !== hash) this.ledger.noteOverwritten(hash, atServer.has(hash));
    }
    this.inDispute.add(tablet.device.author);
    tablet.restore(backup);
  }

  async #revoke(): Promise<void> {
    const random = this.#random.fork("revoke");
    const { author } = random.pick(this.#inBranches()).device;
    const desk = this.tablets.find(({ unit }) => unit === countyUnit)!;
    this.#supervisor = new Supervisor(this, desk, random.fork("supervisor"));
    await this.scheduler.wait(random.between(0, dayMs * 0.8));
    this.revoked.add(author);
    this.server.store.setStatus(author, "revoked");
    void this.#supervisor.work();
  }

  #inBranches(): SimTablet[] {
    return this.tablets.filter(({ unit }) => unit !== countyUnit);
  }

  /** A device writes about a branch that is not its own; the district gives it the county later, or never. */
  async #roam(): Promise<void> {
    const random = this.#random.fork("roam");
    const roamer = this.tablets.findLast(({ unit }) => unit !== countyUnit && unit !== this.tablets[0]!.unit)!;
    this.roamer = roamer;
    const elsewhere = this.units[0]!;
    for (let count = random.between(1, 3); count > 0; count--) {
      this.plan(roamer, elsewhere, random.between(0, dayMs * 0.7));
    }
    if (!random.chance(0.7)) return;
    await this.scheduler.wait(random.between(dayMs * 0.3, dayMs * 0.9));
    this.isRoamerMoved = true;
    await this.#moveRoamer();
  }

  /** Also after a server was set back to a time before it. */
  async #moveRoamer(): Promise<void> {
    if (this.roamer === undefined || !this.isRoamerMoved) return;
    const { author } = this.roamer.device;
    this.server.store.move(author, countyUnit);
    if (this.tablets.every(({ isResting }) => isResting)) await this.roamer.sync().catch(() => undefined);
    // A copy of its profile as well.
    for (const tablet of this.tablets.filter(({ device }) => device.author === author)) {
      tablet.pullAgain();
      tablet.retryRefused();
    }
  }

  #heal(): void {
    this.server.faults = noServerFaults;
    this.server.isDiskFull = false;
    for (const tablet of this.tablets) {
      tablet.isResting = true;
      tablet.faults = noDiskFaults;
      tablet.link.weather = clearWeather;
      tablet.link.isOnline = true;
    }
  }
}
