import { useEffect, useRef } from "react";
import uPlot, { type AlignedData, type Options } from "uplot";
import "uplot/dist/uPlot.min.css";
import type { TurnoutPoint } from "../../../shared/projections/turnout.ts";
import { useThemeStore } from "../../app/theme.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import styles from "./TurnoutChart.module.css";
import type { TurnoutView } from "./TurnoutPage.tsx";
import { turnoutMessages } from "./turnout-messages.ts";
import { measureNames } from "./turnout-rows.ts";

const heightPx = 340;
/** Lines differ in colour and in dashes, so that neither is needed alone. */
const looks = {
  checks: { colour: "--accent", dash: [] },
  majles: { colour: "--info", dash: [10, 5] },
  experts: { colour: "--doubt", dash: [3, 4] },
} as const;

interface TurnoutChartProps {
  points: readonly TurnoutPoint[];
  view: TurnoutView;
}

/** Time runs from left to right in both languages, as the digits of a time do. */
export function TurnoutChart({ points, view }: TurnoutChartProps) {
  const t = useMessages(turnoutMessages);
  const format = useFormat();
  const theme = useThemeStore((state) => state.theme);
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (token: string) => style.getPropertyValue(token).trim();
    const font = `13px ${colour("--font")}`;
    const axis = { stroke: colour("--ink"), font, ticks: { stroke: colour("--line") } };
    const grid = { stroke: colour("--line"), width: 1 };
    const shown = (value: number) => (view === "share" ? format.percent(value) : format.figure(value));
    const options: Options = {
      width: element.clientWidth,
      height: heightPx,
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false }, y: { range: (_plot, _least, most) => [0, (most || 1) * 1.08] } },
      axes: [
        {
          ...axis,
          grid: { show: false },
          splits: () => points.map((_, index) => index),
          values: (_plot, splits) => splits.map((index) => format.time(points[index]?.slot.opensAt ?? "")),
          space: 0,
          rotate: points.length > 8 ? -45 : 0,
          size: points.length > 8 ? 56 : 34,
        },
        { ...axis, grid, size: 76, values: (_plot, splits) => splits.map(shown) },
      ],
      series: [
        {},
        ...measureNames.map((name) => ({
          label: t.measures[name],
          stroke: colour(looks[name].colour),
          width: 3,
          dash: [...looks[name].dash],
          points: { show: true, size: 7, fill: colour("--surface") },
        })),
      ],
    };
    const data: AlignedData = [
      points.map((_, index) => index),
      ...measureNames.map((name) => points.map((point) => point[name][view])),
    ];
    const plot = new uPlot(options, data, element);
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: heightPx }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
    // The theme's colours are read from the page.
  }, [points, view, format, t, theme]);

  const [first, last] = [points[0], points.at(-1)];
  return (
    <figure>
      <ul role="list" className={styles.legend}>
        {measureNames.map((name) => (
          <li key={name} className={styles.item}>
            <svg width="36" height="8" aria-hidden="true">
              <line
                x1="0"
                y1="4"
                x2="36"
                y2="4"
                stroke={`var(${looks[name].colour})`}
                strokeWidth="3"
                strokeDasharray={looks[name].dash.join(" ")}
              />
            </svg>
            {t.measures[name]}
          </li>
        ))}
      </ul>
      <div
        ref={holder}
        dir="ltr"
        role="img"
        className={styles.plot}
        style={{ blockSize: heightPx }}
        aria-label={t.chart(format.pick(first!.slot.label), format.pick(last!.slot.label))}
      />
    </figure>
  );
}
