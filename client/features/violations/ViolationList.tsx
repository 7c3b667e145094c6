import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import type { Offence } from "../../../shared/catalogue/schema.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { offenceNames } from "./offence-names.ts";
import { severityOf } from "./select-violations.ts";
import { SeverityChip } from "./SeverityChip.tsx";
import { useViolationChoice } from "./violation-choice.ts";
import styles from "./ViolationList.module.css";
import { violationsMessages } from "./violations-messages.ts";

const usualRowPx = 104;

interface ViolationListProps {
  violations: readonly Violation[];
  places: Places;
  offenceOf: ReadonlyMap<string, Offence>;
}

/** Only what is in sight is drawn. */
export function ViolationList({ violations, places, offenceOf }: ViolationListProps) {
  const t = useMessages(violationsMessages);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: violations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowPx,
    getItemKey: (index) => violations[index]?.subject ?? index,
    overscan: 8,
    initialOffset: useViolationChoice.getState().scrollTopPx,
  });
  useRememberedScroll(scroller);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul role="list" aria-label={t.title} className={styles.list} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={violations.length}
            aria-posinset={index + 1}
            className={styles.item}
            style={{ insetBlockStart: start }}
          >
            <ViolationLine violation={violations[index]!} places={places} offenceOf={offenceOf} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ViolationLineProps {
  violation: Violation;
  places: Places;
  offenceOf: ReadonlyMap<string, Offence>;
}

function ViolationLine({ violation, places, offenceOf }: ViolationLineProps) {
  const t = useMessages(violationsMessages);
  const format = useFormat();
  const { inLine } = useTimeText();
  const nowMs = useNow();
  const { subject, state, heads, evidence, occurredAt, entries } = violation;
  const branch = places.unitOf.get(violation.unit);
  const county = branch && places.countyOf(branch);
  const description = heads.find(({ content }) => content !== null)?.content?.description ?? t.unreadable;
  const receivedAt = entries[0]?.receivedAt ?? null;
  const where = [branch ? format.pick(branch.name) : violation.unit, county ? format.pick(county.name) : ""];
  return (
    <Link href={`/violations/${encodeURIComponent(subject)}`} className={styles.line}>
      <span className={styles.head}>
        <SeverityChip severity={severityOf(violation)} />
        <span className={styles.name}>{offenceNames(violation, offenceOf, t, format)}</span>
        {heads.length > 1 && <Chip tone="doubt" icon="users" label={t.states.differing} />}
        {state !== "logged" && <Chip icon={state === "amended" ? "edit" : "alert"} label={t.states[state]} />}
      </span>
      <span className={styles.description}>
        <bdi>{description}</bdi>
      </span>
      <span className={styles.facts}>
        <span>{where.filter(Boolean).join(" · ")}</span>
        <span>{occurredAt === null ? t.occurredUnknown : t.occurred(format.moment(occurredAt))}</span>
        {receivedAt !== null && <span>{t.received(format.age(receivedAt, nowMs))}</span>}
        <span>{t.logged(inLine(violation.time))}</span>
        <span className={styles.files}>
          <Icon name={evidence.length > 0 ? "photo" : "minus"} size={1} />
          {evidence.length > 0 ? t.files(evidence.length) : t.noFiles}
        </span>
      </span>
    </Link>
  );
}

function useRememberedScroll(scroller: { readonly current: HTMLElement | null }): void {
  const { filter, order } = useViolationChoice();
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
