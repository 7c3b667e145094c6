import { useMemo } from "react";
import { peopleRoles } from "../../../shared/catalogue/choices.ts";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";
import { bareItems } from "../../../shared/projections/evidence-items.ts";
import { provenTime } from "../../../shared/projections/timeliness.ts";
import type { ViolationEntry } from "../../../shared/projections/violation-entry.ts";
import { EvidenceGallery } from "../../desk/EvidenceGallery.tsx";
import { evidenceMessages } from "../../evidence/evidence-messages.ts";
import { NumberList, StatementList } from "../../evidence/Statements.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { formatPosition } from "../../i18n/position.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { Card, Facts } from "../../ui/Card.tsx";
import { distanceMeters } from "./distance.ts";
import styles from "./ViolationAccount.module.css";
import { violationsMessages } from "./violations-messages.ts";

interface ViolationAccountProps {
  entry: ViolationEntry;
  /** Of all entries about it: an amendment repeats statements, not the files of their signatures. */
  files: readonly EvidenceReference[];
  branch: Unit | undefined;
}

/** What one entry says, in the officer's own words. */
export function ViolationAccount({ entry, files, branch }: ViolationAccountProps) {
  const t = useMessages(violationsMessages);
  const words = useMessages(evidenceMessages);
  const { page } = t;
  const format = useFormat();
  const { inLine } = useTimeText();
  const { content, officer } = entry;
  if (content === null) return <Card tone="warning">{t.unreadable}</Card>;
  const { description, occurredAt, place, people, actionTaken, position, witnesses, numbers } = content;
  const roleOf = (name: string) => {
    const role = peopleRoles.find((choice) => choice.name === name);
    return role === undefined ? name : format.pick(role.label);
  };
  return (
    <Card as="article">
      <p className={styles.byline}>
        <bdi dir="ltr">{officer}</bdi> · {inLine(provenTime(entry, entry.times))}
      </p>
      {"reason" in content && (
        <p>
          <strong>{page.reason}:</strong> <span dir="auto">{content.reason}</span>
        </p>
      )}
      <p dir="auto" className={styles.description}>
        {description}
      </p>
      <Facts
        facts={[
          { label: page.occurredAt, value: occurredAt === null ? page.notSaid : format.moment(occurredAt) },
          { label: page.place, value: <span dir="auto">{place || page.notSaid}</span> },
          {
            label: page.people,
            value:
              people.length === 0 ? (
                page.nobody
              ) : (
                <ul role="list">
                  {people.map(({ role, note }) => (
                    <li key={`${role} ${note}`} dir="auto">
                      {[roleOf(role), note].filter(Boolean).join(": ")}
                    </li>
                  ))}
                </ul>
              ),
          },
          { label: page.action, value: <span dir="auto">{actionTaken || page.notSaid}</span> },
          {
            label: page.position,
            value: position === null ? page.noPosition : <Position at={position} branch={branch} />,
          },
          ...(numbers.length === 0 ? [] : [{ label: words.numbers.label, value: <NumberList numbers={numbers} /> }]),
        ]}
      />
      {witnesses.length > 0 && (
        <section>
          <p className={styles.byline}>{words.witness.label}</p>
          <StatementList
            witnesses={witnesses}
            renderSignature={(sha256) => <Signature file={files.find((file) => file.sha256 === sha256)} />}
          />
        </section>
      )}
    </Card>
  );
}

/** Checked against its signed hash like every file. */
function Signature({ file }: { file: EvidenceReference | undefined }) {
  const { page } = useMessages(violationsMessages);
  const items = useMemo(() => (file === undefined ? [] : bareItems([file])), [file]);
  return file === undefined ? <p>{page.noSignatureFile}</p> : <EvidenceGallery items={items} />;
}

interface PositionProps {
  at: { latitude: number; longitude: number; accuracyMeters: number };
  branch: Unit | undefined;
}

/** The tablet's position, and how far that is from where the branch should be. */
function Position({ at, branch }: PositionProps) {
  const { page } = useMessages(violationsMessages);
  const { accuracyMeters } = at;
  const format = useFormat();
  const meters = branch?.location == null ? null : distanceMeters(at, branch.location);
  const distance =
    meters === null
      ? ""
      : meters < 1000
        ? page.meters(Math.round(meters))
        : page.kilometers(Math.round(meters / 100) / 10);
  return (
    <>
      <bdi>{formatPosition(format.locale, at, 5)}</bdi> ({page.accuracy(Math.round(accuracyMeters))})
      {distance !== "" && ` · ${page.distance(distance)}`}
    </>
  );
}
