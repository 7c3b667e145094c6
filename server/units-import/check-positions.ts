/**
 * Positions that are possible but wrong: one place by itself cannot tell, the others around it can. What is around is what
 * the catalogue already knows of the area, else the list itself.
 */
import type { ListRow } from "./read-rows.ts";
import type { Position } from "./read-position.ts";
import { type ListProblem, problem } from "./problems.ts";

interface Box {
  latitude: [low: number, high: number];
  longitude: [low: number, high: number];
}

const minPlaces = 5;
/** Added on every side, in degrees (one degree of latitude is 111 km), beside the area's own extent. */
const marginDegrees = 1;

/** The problems, and the rows that may not come in. */
export function checkPositions(
  rows: readonly ListRow[],
  known: readonly Position[],
  column: string | null,
): { problems: ListProblem[]; unsound: Set<ListRow> } {
  const problems: ListProblem[] = [];
  const unsound = new Set<ListRow>();
  const positions = rows.flatMap(({ position }) => position ?? []);
  const knownArea = areaOf(known);
  const listArea = areaOf(positions);
  // Where a whole list is swapped, only what was known before can tell.
  const trusted = knownArea ?? listArea;
  if (trusted === undefined) return { problems, unsound };
  for (const row of rows) {
    const { position, line } = row;
    if (position === undefined || isInside(position, trusted)) continue;
    const value = `${position.latitude}, ${position.longitude}`;
    const isSwapped = isInside({ latitude: position.longitude, longitude: position.latitude }, trusted);
    if (!isSwapped && listArea !== undefined && isInside(position, listArea)) continue;
    problems.push(problem(isSwapped ? "coordinates-swapped" : "coordinates-far", { line, column, value }));
    if (isSwapped) unsound.add(row);
  }
  return { problems, unsound };
}

/** Where nearly all places lie, with a margin; undefined for too few of them. A twentieth on each side may be wrong. */
function areaOf(positions: readonly Position[]): Box | undefined {
  if (positions.length < minPlaces) return undefined;
  const range = (values: number[]): [number, number] => {
    const sorted = values.toSorted((left, right) => left - right);
    const cut = Math.ceil(sorted.length / 20);
    const low = sorted[cut] ?? 0;
    const high = sorted[sorted.length - 1 - cut] ?? 0;
    const margin = marginDegrees + (high - low);
    return [low - margin, high + margin];
  };
  return {
    latitude: range(positions.map(({ latitude }) => latitude)),
    longitude: range(positions.map(({ longitude }) => longitude)),
  };
}

const isInside = ({ latitude, longitude }: Position, area: Box): boolean =>
  latitude >= area.latitude[0] &&
  latitude <= area.latitude[1] &&
  longitude >= area.longitude[0] &&
  longitude <= area.longitude[1];
