import type { countState as fa } from "../fa/count-state.ts";
import type { Translation } from "../messages.ts";

export const countState: Translation<typeof fa> = {
  once: "entered once",
  differing: "two entries differ",
  agreeing: "two entries agree, to be signed",
  settled: "differences settled, to be signed",
  signed: "signed by both",
  refused: "a signature was refused",
};
