/** Whether every device holds what it must: its own records, the truth about them, and all of the log that is in its scope. */
import type { SimTablet } from "./sim-tablet.ts";
import type { World } from "./world.ts";

export function checkCopies(world: World): void {
  for (const saved of world.ledger.saved.values()) {
    if (world.ledger.onlyAtServer.has(saved.hash)) continue;
    const tablet = world.tablets.find(({ name }) => name === saved.tablet)!;
    const row = tablet.state.own.get(saved.seq);
    const isSame = row?.hash === saved.hash && row.entry.header === saved.entry.header;
    if (!isSame || row.entry.payload !== saved.entry.payload) {
      world.ledger.find("lost", `${saved.intent} is not on ${saved.tablet} any more`);
    }
  }
  for (const tablet of world.tablets) {
    checkAnswers(tablet, world);
    checkReplica(tablet, world);
    checkEvidence(tablet, world);
  }
}

/** What the officer sees of each record is what the server has. */
function checkAnswers({ name, state, device }: SimTablet, { server, ledger, inDispute }: World): void {
  for (const { seq, hash, answer } of state.own.values()) {
    const logged = server.store.log.find((other) => other.hash === hash);
    if (answer === null) ledger.find("lost", `${name} has no answer for ${seq}`);
    else if (logged !== undefined) {
      const isTrue = answer.position === logged.position && answer.receivedAt === logged.receivedAt;
      if (!isTrue) ledger.find("diverged", `${name} holds another receipt for ${seq} than the log has`);
    } else if (answer.position !== undefined) {
      ledger.find("lost", `${name} holds a receipt for ${seq}, which is not in the log`);
    } else if (answer.outcome === "rejected" ? answer.reason === undefined : !inDispute.has(device.author)) {
      ledger.find("lost", `${name} was told ${answer.outcome} of ${seq}`);
    }
  }
}

function checkReplica({ name, state, scope }: SimTablet, { server, ledger }: World): void {
  const inScope = server.store.log.filter((logged) => logged.unit === scope || logged.unit.startsWith(`${scope}-`));
  for (const logged of inScope) {
    const copy = state.pulled.get(logged.hash);
    if (copy === undefined) {
      ledger.find("lost", `${name} lacks position ${logged.position}`);
      continue;
    }
    const isSame =
      copy.position === logged.position &&
      copy.receivedAt === logged.receivedAt &&
      copy.entry.header === logged.entry.header &&
      copy.entry.payload === logged.entry.payload;
    if (!isSame) ledger.find("diverged", `${name} holds position ${logged.position} otherwise than the log`);
  }
  if (state.pulled.size > inScope.length) ledger.find("doubled", `${name} holds more than the log has`);
  if (state.unsound.size > 0)
    ledger.find("diverged", `${name} was given ${state.unsound.size} entries that do not verify`);
}

function checkEvidence({ name, state }: SimTablet, { server, ledger }: World): void {
  for (const { sha256, seq } of state.evidence.values()) {
    const isReceived = state.own.get(seq)?.answer?.position !== undefined;
    if (isReceived && !server.memory.evidence.has(sha256))
      ledger.find("lost", `a photo of ${name}/${seq} never arrived`);
  }
}
