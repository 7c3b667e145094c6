/** What is drawn on the glass: strokes of points, each in parts of the glass's width and height. */
export interface GlassPoint {
  x: number;
  y: number;
}
export type Stroke = readonly GlassPoint[];

/** Of the picture that is kept, in pixels. */
export const glassSize = { width: 1200, height: 600 };
const lineWidthPx = 5;
const ink = "#10181a";

/** A dot or two is a slip of the finger. */
const fewestPoints = 4;

export const isSigned = (strokes: readonly Stroke[]): boolean =>
  strokes.reduce((count, stroke) => count + stroke.length, 0) >= fewestPoints;

type Pen = Pick<
  CanvasRenderingContext2D,
  "beginPath" | "fillRect" | "fillStyle" | "lineCap" | "lineTo" | "lineWidth" | "moveTo" | "quadraticCurveTo" | "stroke"
> & { lineJoin: CanvasLineJoin; strokeStyle: CanvasRenderingContext2D["strokeStyle"] };

/** On white, so that it can be read on any ground and on paper. */
export function drawStrokes(pen: Pen, strokes: readonly Stroke[]): void {
  const { width, height } = glassSize;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  pen.strokeStyle = ink;
  pen.lineWidth = lineWidthPx;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const stroke of strokes) {
    const points = stroke.map(({ x, y }) => ({ x: x * width, y: y * height }));
    const [first] = points;
    if (first === undefined) continue;
    pen.beginPath();
    pen.moveTo(first.x, first.y);
    // Through the middles between points: what a finger draws has no corners.
    for (const [index, point] of points.entries()) {
      const next = points[index + 1];
      if (next === undefined) pen.lineTo(point.x, point.y);
      else pen.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
    }
    pen.stroke();
  }
}
