/** `npm run nightly` looks longer and elsewhere; AMANAT_SEED replays one seed. */
const isNightly = process.env["AMANAT_NIGHTLY"] === "1";

/** How many rounds a random test makes: few in `npm test`, many in `npm run nightly`. */
export const rounds = (inTest: number, nightly: number): number => (isNightly ? nightly : inTest);

/** A seed, the same in every `npm test` and new in every `npm run nightly`; printed, so that a failure can be played again. */
export function pickSeed(name: string): string {
  const seed = process.env["AMANAT_SEED"] ?? (isNightly ? `${name}-${crypto.randomUUID()}` : name);
  console.log(`seed of ${name}: AMANAT_SEED=${seed}`);
  return seed;
}
