import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from "react";
import { Link } from "wouter";
import { documentationParts } from "../../../shared/projections/documentation.ts";
import { CaseStateChip } from "../../cases/CaseStateChip.tsx";
import { caseWords } from "../../cases/case-words.ts";
import type { DeskCase } from "../../desk/desk-case.ts";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { CaseClockChip } from "./CaseClockChip.tsx";
import { casesMessages } from "./cases-messages.ts";
import type { CaseNames } from "./order-cases.ts";
import { accountsOf, severityOf } from "./select-violations.ts";
import { SeverityChip } from "./SeverityChip.tsx";
import { useShortcuts } from "./use-shortcuts.ts";
import { useViolationChoice } from "./violation-choice.ts";
import styles from "./ViolationList.module.css";
import { violationsMessages } from "./violations-messages.ts";

const usualRowPx = 132;

interface ViolationListProps {
  cases: readonly DeskCase[];
  places: Places;
  names: CaseNames;
  nowMs: number;
}

/** Only what is in sight is drawn. Arrows, J and K go from case to case, Enter opens one. */
export function ViolationList({ cases, places, names, nowMs }: ViolationListProps) {
  const t = useMessages(violationsMessages);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: cases.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowPx,
    getItemKey: (index) => cases[index]?.id ?? index,
    overscan: 8,
    initialOffset: useViolationChoice.getState().scrollTopPx,
  });
  useRememberedScroll(scroller);
  const { onKeyDown, onFocusOf } = useListKeys(cases, scroller, (index) => virtualizer.scrollToIndex(index));
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        role="list"
        aria-label={t.title}
        className={styles.list}
        style={{ blockSize: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={cases.length}
            aria-posinset={index + 1}
            className={styles.item}
            style={{ insetBlockStart: start }}
            onFocus={onFocusOf(cases[index]!)}
          >
            <CaseLine shown={cases[index]!} places={places} names={names} nowMs={nowMs} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CaseLineProps {
  shown: DeskCase;
  places: Places;
  names: CaseNames;
  nowMs: number;
}

function CaseLine({ shown, places, names, nowMs }: CaseLineProps) {
  const t = useMessages(violationsMessages);
  const c = useMessages(casesMessages);
  const { questions } = useMessages(caseWords);
  const format = useFormat();
  const { inLine } = useTimeText();
  const { violations, stand, handler, clock, documentation, openQuestions } = shown;
  const [violation] = violations;
  const { heads, occurredAt, entries } = violation;
  const branch = places.unitOf.get(violation.unit);
  const description = heads.find(({ content }) => content !== null)?.content?.description ?? t.unreadable;
  const receivedAt = entries[0]?.receivedAt ?? null;
  const files = violations.reduce((sum, { evidence }) => sum + evidence.length, 0);
  const where = [branch ? format.pick(branch.name) : violation.unit, names.county(shown)];
  return (
    <Link href={`/violations/${encodeURIComponent(violation.subject)}`} className={styles.line} data-case={shown.id}>
      <span className={styles.head}>
        <SeverityChip severity={severityOf(shown)} />
        <span className={styles.name}>{names.offence(shown)}</span>
        <CaseStateChip stand={stand} />
        {clock !== null && <CaseClockChip clock={clock} nowMs={nowMs} />}
        {handler.kind === "disputed" && <Chip tone="danger" icon="users" label={c.handler.disputed} />}
        {openQuestions > 0 && <Chip tone="info" icon="hourglass" label={questions.waiting(openQuestions)} />}
        {accountsOf(shown).map((name) =>
          name === "logged" ? null : (
            <Chip
              key={name}
              tone={name === "differing" ? "doubt" : "neutral"}
              icon={name === "differing" ? "users" : name === "amended" ? "edit" : "alert"}
              label={t.states[name]}
            />
          ),
        )}
      </span>
      <span className={styles.description}>
        <bdi>{description}</bdi>
      </span>
      <span className={styles.facts}>
        <span>{where.filter(Boolean).join(" · ")}</span>
        {violations.length > 1 && <strong>{c.reports(violations.length)}</strong>}
        <span>
          {handler.kind === "settled" && handler.officer !== null ? (
            <bdi>{c.handler.of(names.handler(shown))}</bdi>
          ) : (
            handler.kind === "settled" && c.handler.nobody
          )}
        </span>
        <span>{c.documentation.of(documentation.present.length, documentationParts.length)}</span>
        <span className={styles.files}>
          <Icon name={files > 0 ? "photo" : "minus"} size={1} />
          {files > 0 ? t.files(files) : t.noFiles}
        </span>
        <span>{occurredAt === null ? t.occurredUnknown : t.occurred(format.moment(occurredAt))}</span>
        {receivedAt !== null && <span>{t.received(format.age(receivedAt, nowMs))}</span>}
        <span>{t.logged(inLine(violation.time))}</span>
      </span>
    </Link>
  );
}

/** The focus goes from link to link; a row that is not drawn yet is brought into sight first. */
function useListKeys(
  cases: readonly DeskCase[],
  scroller: { readonly current: HTMLElement | null },
  reveal: (index: number) => void,
) {
  const wanted = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-case="${CSS.escape(wanted.current)}"]`);
    if (link === null || link === undefined) return;
    wanted.current = undefined;
    link.focus();
  });
  const goTo = (index: number) => {
    const next = cases[Math.max(0, Math.min(cases.length - 1, index))];
    if (next === undefined) return;
    wanted.current = next.id;
    reveal(cases.indexOf(next));
    useViolationChoice.setState({ activeId: next.id });
  };
  const activeId = useViolationChoice((choice) => choice.activeId);
  const active = cases.findIndex(({ id }) => id === activeId);
  const step = (by: number) => goTo(active < 0 ? 0 : active + by);
  useShortcuts({ KeyJ: () => step(1), KeyK: () => step(-1), KeyF: focusSearch });
  return {
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const places: Partial<Record<string, number>> = {
        ArrowDown: active + 1,
        ArrowUp: active - 1,
        Home: 0,
        End: cases.length - 1,
      };
      const place = places[event.key];
      if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      goTo(place);
    },
    onFocusOf: (shown: DeskCase) => () => {
      if (useViolationChoice.getState().activeId !== shown.id) useViolationChoice.setState({ activeId: shown.id });
    },
  };
}

function focusSearch(): void {
  document.querySelector<HTMLElement>("input[type=search]")?.focus();
}

function useRememberedScroll(scroller: { readonly current: HTMLElement | null }): void {
  const filter = useViolationChoice((choice) => choice.filter);
  const order = useViolationChoice((choice) => choice.order);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else scroller.current?.scrollTo({ top: 0 });
  }, [scroller, filter, order]);
  useEffect(() => {
    const element = scroller.current;
    const remember = () => useViolationChoice.setState({ scrollTopPx: element?.scrollTop ?? 0 });
    element?.addEventListener("scrollend", remember);
    return () => element?.removeEventListener("scrollend", remember);
  }, [scroller]);
}
