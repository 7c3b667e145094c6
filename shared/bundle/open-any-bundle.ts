import { isSealed, unseal } from "./age.ts";
import type { ByteSource } from "./byte-source.ts";
import { OpenBundle, openBundle, type BundlePorts } from "./open-bundle.ts";

/**
 * Opens a bundle, sealed or not. `identities`: what may open a sealed one. Never throws for what the file holds: one that cannot be
 * opened is a bundle that holds nothing, with the reason under `damage`.
 */
export async function openAnyBundle(
  source: ByteSource,
  identities: readonly string[],
  ports: BundlePorts,
): Promise<OpenBundle> {
  if (!isSealed(await source.read(0, 64))) return openBundle(source, ports);
  const unsealing = await unseal(source, identities);
  if (unsealing.kind !== "open") {
    const bundle = new OpenBundle(source, ports);
    bundle.report(unsealing.kind);
    return bundle;
  }
  const bundle = await openBundle(unsealing.source, ports);
  // One list: damage of the seal is found while the rest is read.
  bundle.alsoDamagedBy(unsealing.source.damage);
  return bundle;
}
