import { parseFigure } from "../../shared/lib/digits.ts";
import type { BoundColumns } from "./bind-columns.ts";
import { fieldLabels } from "./fields.ts";
import { type ListProblem, problem } from "./problems.ts";

/** Degrees, WGS 84. */
export interface Position {
  latitude: number;
  longitude: number;
}

type Coordinate = keyof Position;

/** Furthest value of each, in degrees. */
const limits: Record<Coordinate, number> = { latitude: 90, longitude: 180 };

/** The position that a row gives; undefined, with problems where that is wrong, if it gives none that can be used. */
export function readPosition(
  columns: BoundColumns["columns"],
  cells: readonly string[],
  line: number,
  problems: ListProblem[],
): Position | undefined {
  const texts = { latitude: columns.latitude?.read(cells) ?? "", longitude: columns.longitude?.read(cells) ?? "" };
  const heading = (coordinate: Coordinate): string | null => columns[coordinate]?.heading ?? null;
  if (texts.latitude === "" && texts.longitude === "") return undefined;
  for (const coordinate of ["latitude", "longitude"] as const) {
    const other = coordinate === "latitude" ? "longitude" : "latitude";
    if (texts[coordinate] !== "") continue;
    problems.push(problem("coordinate-alone", { line, column: heading(other) }, { field: fieldLabels[other] }));
    return undefined;
  }

  const latitude = readDegrees(texts.latitude);
  const longitude = readDegrees(texts.longitude);
  const both = `${texts.latitude}, ${texts.longitude}`;
  if (latitude === undefined || longitude === undefined) {
    const wrong = latitude === undefined ? "latitude" : "longitude";
    const place = { line, column: heading(wrong), value: texts[wrong] };
    problems.push(problem("not-a-number", place, { field: fieldLabels[wrong] }));
    return undefined;
  }
  if (latitude === 0 && longitude === 0) {
    problems.push(problem("coordinates-zero", { line, column: heading("latitude"), value: both }));
    return undefined;
  }
  if (Math.abs(latitude) > limits.latitude && Math.abs(latitude) <= limits.longitude && Math.abs(longitude) <= 90) {
    problems.push(problem("coordinates-swapped", { line, column: heading("latitude"), value: both }));
    return undefined;
  }
  for (const [coordinate, value] of Object.entries({ latitude, longitude }) as [Coordinate, number][]) {
    const limit = limits[coordinate];
    if (Math.abs(value) <= limit) continue;
    const details = { field: fieldLabels[coordinate], low: -limit, high: limit };
    const place = { line, column: heading(coordinate), value: texts[coordinate] };
    problems.push(problem("coordinate-out-of-range", place, details));
    return undefined;
  }
  return { latitude, longitude };
}

/** Decimal degrees in any digits. No one groups the digits of degrees: a comma in them separates the fraction. */
function readDegrees(text: string): number | undefined {
  const plain = text.replace(/\s*°$/u, "").replace(/[,،]/u, ".");
  const figure = parseFigure(plain, { decimals: true, negative: true });
  return figure.kind === "value" ? figure.value : undefined;
}
