import { ChunkPace } from "../../client/sync/chunk-pace.ts";

/** Pieces of one size, for tests that cut a file at known places: by its clock no request is quick. */
export function steadyPace(bytes: number): ChunkPace {
  let ms = 0;
  return new ChunkPace(bytes, () => (ms += 1000));
}
