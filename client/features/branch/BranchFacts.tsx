import type { Unit } from "../../../shared/catalogue/schema.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { usePeople, usePlaces } from "../../desk/places.ts";
import { formatPosition } from "../../i18n/position.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { useDocument } from "../../reference/use-reference.ts";
import { Card, Facts, type Fact } from "../../ui/Card.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./BranchFacts.module.css";
import { branchMessages } from "./branch-messages.ts";

interface BranchFactsProps {
  unit: Unit;
  entries: readonly EntryRow[];
}

/** Place and people, with the phone numbers that are known. */
export function BranchFacts({ unit, entries }: BranchFactsProps) {
  const { place: t } = useMessages(branchMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  const nowMs = useNow();
  const places = usePlaces();
  const people = usePeople().get(unit.id) ?? [];
  const constituency = useDocument("constituencies", unit.constituency);
  const crossing = useDocument("crossings", unit.branch?.crossing ?? null);
  const county = places.countyOf(unit);
  const heardAt = entries.reduce<string | null>(
    (last, { receivedAt }) => (receivedAt !== undefined && (last === null || receivedAt > last) ? receivedAt : last),
    null,
  );
  const { branch, location } = unit;
  const facts: Fact[] = [
    { label: t.county, value: county === undefined ? t.unknown : format.pick(county.name) },
    { label: t.constituency, value: constituency === undefined ? t.unknown : format.pick(constituency.name) },
    { label: t.code, value: <bdi dir="ltr">{unit.code}</bdi> },
    {
      label: t.heard,
      value: heardAt === null ? t.never : `${format.moment(heardAt)} (${format.age(heardAt, nowMs)})`,
    },
    ...(branch === null
      ? []
      : [
          { label: t.mobility, value: t.mobilities[branch.mobility] },
          { label: t.coverage, value: t.coverages[branch.coverage] },
          {
            label: t.eligible,
            value: branch.eligibleVoters === null ? t.unknown : format.figure(branch.eligibleVoters),
          },
          ...(branch.past?.votes == null
            ? []
            : [{ label: t.past, value: t.pastVotes(branch.past.votes, branch.past.eligibleVoters) }]),
        ]),
    ...(crossing === undefined ? [] : [{ label: t.crossing, value: format.pick(crossing.name) }]),
    {
      label: t.location,
      value: location === null ? t.unknown : formatPosition(format.locale, location, 4),
    },
    ...(branch === null ? [] : [{ label: t.address, value: <bdi>{branch.address || t.unknown}</bdi> }]),
  ];
  return (
    <Card>
      <Facts facts={facts} />
      <h2 className={styles.heading}>{t.people}</h2>
      {people.length === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <ul role="list" className={styles.people}>
          {people.map((person) => (
            <li key={person.id} className={styles.person}>
              <span>{format.pick(person.name)}</span>
              {person.phone === null ? (
                <span className={styles.noPhone}>{desk.phoneUnknown}</span>
              ) : (
                <a href={`tel:${person.phone}`} className={styles.phone}>
                  <Icon name="phone" size={1.25} />
                  <span className="visually-hidden">{desk.phone(format.pick(person.name))}</span>
                  <bdi dir="ltr">{format.digits(person.phone)}</bdi>
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
