import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useDeferredValue, useEffect, useRef, useState, type CSSProperties, type MouseEvent } from "react";
import { useLocation } from "wouter";
import { useLocaleStore } from "../../i18n/locale.ts";
import { localDateOf } from "../../i18n/moments.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useBoardChoice } from "./board-filter.ts";
import styles from "./BoardGrid.module.css";
import { BoardHead } from "./BoardHead.tsx";
import { boardMessages } from "./board-messages.ts";
import { BoardRowView } from "./BoardRowView.tsx";
import { useGridFocus } from "./use-grid-focus.ts";
import type { Board } from "./use-board.ts";

/** Must agree with --row in the stylesheet. */
const rowRem = 2.75;
/** Before the slots: the branch, and when it was last heard. After them: events and violations. */
export const columnsBefore = 2;
export const columnsAfter = 2;

/** Of the scroller, as its stylesheet has it on a desk's screen. */
const leastScrollerRem = 22;
const besideScrollerRem = 33.5;
const headRem = 3.25;

const toPx = (rem: number) => rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Height of what is in sight of the rows. */
const bodyPx = (): number =>
  Math.max(toPx(leastScrollerRem), window.innerHeight - toPx(besideScrollerRem)) - toPx(headRem);

/** Branches × the day's slots. Only what is in sight is drawn; the cell that has the focus always is. */
export function BoardGrid({ board }: { board: Board }) {
  const t = useMessages(boardMessages);
  const { shown, slots, slot, slotNames, places, readAt } = board;
  const scroller = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  const utcOffsetMinutes = useLocaleStore((state) => state.utcOffsetMinutes);
  const day = localDateOf(readAt, utcOffsetMinutes);
  const rowPx = toPx(rowRem);
  // The rows beyond are drawn behind those that somebody waits for.
  const overscan = useDeferredValue(3, 0);
  // What is in sight is drawn at once, before anything has been measured.
  const [initialRect] = useState(() => ({ width: window.innerWidth, height: bodyPx() }));
  const activeRow = useRef(0);
  const columns = columnsBefore + slots.length + columnsAfter;

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => shown[index]?.row.unit ?? index,
    overscan,
    initialRect,
    initialOffset: useBoardChoice.getState().scrollTopPx,
    rangeExtractor: useCallback((range: Range) => {
      const drawn = defaultRangeExtractor(range);
      const active = activeRow.current;
      if (active < 0 || active >= range.count || drawn.includes(active)) return drawn;
      return [...drawn, active].toSorted((one, other) => one - other);
    }, []),
  });
  const { place, handlers } = useGridFocus({
    shown,
    columns,
    grid: scroller,
    page: useCallback(() => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2), [rowPx]),
    revealRow: useCallback((row: number) => virtualizer.scrollToIndex(row, { align: "auto" }), [virtualizer]),
  });
  activeRow.current = place.row;
  useRememberedScroll(scroller);

  const open = (event: MouseEvent<HTMLElement>) => {
    const cell = (event.target as Element).closest<HTMLElement>("[data-href]");
    if (cell?.dataset["href"] !== undefined) navigate(cell.dataset["href"]);
  };

  return (
    // Enter in a cell does what a click does; the keys that move are those of a grid.
    <div ref={scroller} className={styles.scroller} style={{ "--slots": slots.length } as CSSProperties} onClick={open}>
      <div
        role="grid"
        aria-label={t.grid}
        aria-description={t.gridHelp}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns}
        className={styles.grid}
        {...handlers}
        onKeyDown={(event) => {
          const { href } = (event.target as HTMLElement).dataset;
          if (event.key === "Enter" && href !== undefined) navigate(href);
          else handlers.onKeyDown(event);
        }}
      >
        <div role="rowgroup" className={styles.head}>
          <BoardHead
            slots={slots}
            slotNames={slotNames}
            chosen={slot?.id ?? null}
            activeColumn={place.row === -1 ? place.column : -1}
          />
        </div>
        <div role="rowgroup" className={styles.body} style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const { row, index: branchIndex } = shown[index]!;
            const branch = places.branches[branchIndex];
            if (branch === undefined) return null;
            return (
              <BoardRowView
                key={key}
                rowIndex={index}
                startPx={start}
                row={row}
                branch={branch}
                county={places.countyOf(branch)}
                slots={slots}
                slotNames={slotNames}
                chosen={slot?.id ?? null}
                activeColumn={place.row === index ? place.column : -1}
                day={day}
                utcOffsetMinutes={utcOffsetMinutes}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** To the top when other rows are asked for, to where one was when one comes back. */
function useRememberedScroll(scroller: { readonly current: HTMLElement | null }): void {
  const { scope, query, show, order } = useBoardChoice();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else scroller.current?.scrollTo({ top: 0 });
  }, [scroller, scope, query, show, order]);
  useEffect(() => {
    const element = scroller.current;
    const remember = () => useBoardChoice.setState({ scrollTopPx: element?.scrollTop ?? 0 });
    element?.addEventListener("scrollend", remember);
    return () => element?.removeEventListener("scrollend", remember);
  }, [scroller]);
}
