import { useMemo } from "react";
import { Link } from "wouter";
import type { Person } from "../../../shared/catalogue/schema.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { usePeople } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Icon } from "../../ui/Icon.tsx";
import { chooseOnBoard, useBoardChoice } from "./board-filter.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./CallList.module.css";
import summaryStyles from "./BoardSummary.module.css";
import type { Board } from "./use-board.ts";
import { branchesToCall, countiesToCall } from "./whom-to-call.ts";

/** More than anyone calls at one sitting; the table below has the rest. */
const shownBranches = 40;

/** Whom to call about what is missing: by county where the desk has several, else by branch. */
export function CallList({ board }: { board: Board }) {
  const t = useMessages(boardMessages);
  const people = usePeople();
  const scope = useBoardChoice((choice) => choice.scope);
  const { summary, places, slot, readAt } = board;
  const byCounty = places.counties.length > 1 && scope.county === "";
  const missing = summary?.missing;
  const counties = useMemo(
    () => (byCounty && missing !== undefined ? countiesToCall(missing, places.unitOf, people) : []),
    [byCounty, missing, places, people],
  );
  const branches = useMemo(
    () => (!byCounty && missing !== undefined ? branchesToCall(missing, places.unitOf, people) : []),
    [byCounty, missing, places, people],
  );
  const isEmpty = counties.length === 0 && branches.length === 0;
  return (
    <section className={summaryStyles.panel}>
      <h2 className={summaryStyles.heading}>{t.callTitle}</h2>
      {isEmpty ? (
        <p className={summaryStyles.calm}>{slot !== undefined && slot.dueAt > readAt ? t.callLater : t.callNobody}</p>
      ) : (
        <ul role="list" className={styles.list} tabIndex={0} aria-label={t.callTitle}>
          {counties.map((county) => (
            <CountyLine key={county.county} board={board} {...county} />
          ))}
          {branches.slice(0, shownBranches).map((branch) => (
            <BranchLine key={branch.unit.id} board={board} {...branch} />
          ))}
        </ul>
      )}
    </section>
  );
}

type CountyLineProps = ReturnType<typeof countiesToCall>[number] & { board: Board };

function CountyLine({ board, county, silent, neverHeard, noCoverage, person }: CountyLineProps) {
  const t = useMessages(boardMessages);
  const format = useFormat();
  const unit = board.places.unitOf.get(county);
  const name = unit === undefined ? county : format.pick(unit.name);
  const constituency = useBoardChoice((choice) => choice.scope.constituency);
  return (
    <li className={styles.line}>
      <button
        type="button"
        className={styles.name}
        aria-label={t.showCounty(name)}
        onClick={() => chooseOnBoard({ scope: { county, constituency }, show: "missing" })}
      >
        {name}
      </button>
      <span className={styles.counts}>
        {t.callCounty(silent + neverHeard)}
        {noCoverage > 0 && `${t.separator}${t.callNoCoverage(noCoverage)}`}
      </span>
      <Phone person={person} />
    </li>
  );
}

type BranchLineProps = ReturnType<typeof branchesToCall>[number] & { board: Board };

function BranchLine({ board, unit, reason, heardAt, person }: BranchLineProps) {
  const t = useMessages(boardMessages);
  const format = useFormat();
  return (
    <li className={styles.line}>
      <Link href={`/branches/${unit.id}`} className={styles.name}>
        {format.pick(unit.name)}
      </Link>
      <span className={styles.counts}>
        {t.reasons[reason]}
        {heardAt !== null && `${t.separator}${t.heard(format.age(heardAt, Date.parse(board.readAt)))}`}
      </span>
      <Phone person={person} />
    </li>
  );
}

function Phone({ person }: { person: Person | null }) {
  const t = useMessages(boardMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  if (person === null) return <span className={styles.noPhone}>{t.nobody}</span>;
  const name = format.pick(person.name);
  return person.phone === null ? (
    <span className={styles.noPhone} title={name}>
      {desk.phoneUnknown}
    </span>
  ) : (
    <a href={`tel:${person.phone}`} className={styles.phone} title={name}>
      <Icon name="phone" size={1} />
      <span className="visually-hidden">{desk.phone(name)}</span>
      <bdi dir="ltr">{format.digits(person.phone)}</bdi>
    </a>
  );
}
