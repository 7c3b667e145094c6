import { peopleRoles } from "../../../shared/catalogue/choices.ts";
import type { ViolationLogged } from "../../../shared/events/violation.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import type { ViolationEntry } from "../../../shared/projections/violation-entry.ts";
import { evidenceMessages } from "../../evidence/evidence-messages.ts";
import { SignaturePicture } from "../../evidence/SignaturePicture.tsx";
import { NumberList, StatementList } from "../../evidence/Statements.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { OffenceBasis, ToBeVerified } from "./OffenceName.tsx";
import { violationMessages } from "./violation-messages.ts";
import styles from "./violation.module.css";

interface ViolationContentProps {
  entry: ViolationEntry;
  catalogue: ElectionCatalogue;
  /** Where several versions stand side by side. */
  title: string | null;
  /** Where this version is amended; null where it is not offered here. */
  amend: string | null;
}

/** What one entry says. */
export function ViolationContent({ entry, catalogue, title, amend }: ViolationContentProps) {
  const t = useMessages(violationMessages).page;
  const words = useMessages(evidenceMessages);
  const format = useFormat();
  const { content } = entry;
  if (content === null) return <Banner tone="warning">{t.unreadable}</Banner>;
  const offence = catalogue.offenceOf.get(content.offence);
  return (
    <Card as="article">
      {title !== null && <h2>{title}</h2>}
      <div className={styles.offence}>
        <div>
          {offence && (
            <p className={styles.soft}>
              <OffenceBasis offence={offence} />
            </p>
          )}
          {/* The name of the only version is the page's own. */}
          {title !== null && (
            <p className={styles.offenceName}>{offence ? format.pick(offence.name) : <bdi>{content.offence}</bdi>}</p>
          )}
        </div>
        {offence && <ToBeVerified offence={offence} />}
      </div>
      <p className={styles.written} dir="auto">
        {content.description === "" ? <span className={styles.soft}>{t.notGiven}</span> : content.description}
      </p>
      <Facts
        facts={[
          {
            label: t.when,
            value: content.occurredAt === null ? t.whenUnknown : format.moment(content.occurredAt),
          },
          { label: t.place, value: <Written text={content.place} /> },
          { label: t.people, value: <People people={content.people} /> },
          { label: t.action, value: <Written text={content.actionTaken} /> },
          ...(content.position === null
            ? []
            : [{ label: t.position, value: <Position position={content.position} /> }]),
          ...(content.numbers.length === 0
            ? []
            : [{ label: words.numbers.label, value: <NumberList numbers={content.numbers} /> }]),
        ]}
      />
      {content.witnesses.length > 0 && (
        <section>
          <p className={styles.soft}>{words.witness.label}</p>
          <StatementList
            witnesses={content.witnesses}
            renderSignature={(sha256, label) => <SignaturePicture sha256={sha256} label={label} />}
          />
        </section>
      )}
      {amend !== null && (
        <ButtonLink icon="edit" href={amend}>
          {t.amendThis}
        </ButtonLink>
      )}
    </Card>
  );
}

function Written({ text }: { text: string }) {
  const t = useMessages(violationMessages).page;
  return text.trim() === "" ? <>{t.notGiven}</> : <bdi className={styles.written}>{text}</bdi>;
}

function People({ people }: Pick<ViolationLogged, "people">) {
  const t = useMessages(violationMessages).page;
  const format = useFormat();
  if (people.length === 0) return <>{t.notGiven}</>;
  return (
    <ul role="list">
      {people.map(({ role, note }) => {
        const label = peopleRoles.find(({ name }) => name === role)?.label;
        return (
          <li key={role}>
            {label ? format.pick(label) : role}
            {note.trim() !== "" && (
              <>
                {": "}
                <bdi>{note}</bdi>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Position({ position }: { position: NonNullable<ViolationLogged["position"]> }) {
  const t = useMessages(tabletMessages).position;
  const format = useFormat();
  return (
    <>
      <bdi dir="ltr">{format.digits(`${position.latitude}, ${position.longitude}`)}</bdi> ·{" "}
      {t.found(position.accuracyMeters)}
    </>
  );
}
