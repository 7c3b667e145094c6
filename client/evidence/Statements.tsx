import type { ReactNode } from "react";
import { peopleRoles } from "../../shared/catalogue/choices.ts";
import type { SeenNumber, WitnessStatement } from "../../shared/events/violation.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { evidenceMessages } from "./evidence-messages.ts";
import styles from "./items.module.css";

interface StatementListProps {
  witnesses: readonly WitnessStatement[];
  /** The picture of a signature, with its name. */
  renderSignature: (sha256: string, label: string) => ReactNode;
}

/** What witnesses said, each with the signature or the word that there is none. */
export function StatementList({ witnesses, renderSignature }: StatementListProps) {
  const t = useMessages(evidenceMessages).witness;
  return (
    <ul role="list" className={styles.rows}>
      {Array.from(witnesses.entries(), ([index, witness]) => (
        <li key={index}>
          <Statement witness={witness} />
          {witness.signature === null ? (
            <p className={styles.quiet}>{t.notSigned}</p>
          ) : (
            renderSignature(witness.signature, t.signature(index + 1))
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who, and what they said. */
export function Statement({ witness: { name, role, text } }: { witness: WitnessStatement }) {
  const t = useMessages(evidenceMessages).witness;
  const format = useFormat();
  const label = peopleRoles.find((choice) => choice.name === role)?.label;
  return (
    <>
      <p>
        <strong>{label ? format.pick(label) : role === "" ? t.noRole : role}</strong> ·{" "}
        {name.trim() === "" ? t.noName : <bdi>{name}</bdi>}
      </p>
      <p dir="auto" className={styles.statement}>
        {text.trim() === "" ? t.noText : text}
      </p>
    </>
  );
}

/** Numbers that were read off things. */
export function NumberList({ numbers }: { numbers: readonly SeenNumber[] }) {
  const t = useMessages(evidenceMessages).numbers;
  return (
    <ul role="list">
      {Array.from(numbers.entries(), ([index, { kind, value, note }]) => (
        <li key={index}>
          {t.kinds[kind]}: <bdi dir="ltr">{value}</bdi>
          {note.trim() !== "" && (
            <>
              {" · "}
              <bdi>{note}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
