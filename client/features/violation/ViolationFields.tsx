import type { ReactNode } from "react";
import { actions } from "../../../shared/catalogue/choices.ts";
import type { Offence } from "../../../shared/catalogue/schema.ts";
import { PhotoField } from "../../evidence/PhotoField.tsx";
import { PhotoList } from "../../evidence/PhotoList.tsx";
import { PositionField } from "../../evidence/PositionField.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Section } from "../../ui/Page.tsx";
import { TextArea, TextInput } from "../../ui/TextInput.tsx";
import { OffenceBasis, ToBeVerified } from "./OffenceName.tsx";
import { PeopleField } from "./PeopleField.tsx";
import { QuickPhrases } from "./QuickPhrases.tsx";
import type { FormProblem, ViolationForm } from "./violation-form.ts";
import { violationMessages } from "./violation-messages.ts";
import type { Amended } from "./ViolationFormPage.tsx";
import { WhenField } from "./WhenField.tsx";
import styles from "./violation.module.css";

const lengths = { description: 20_000, place: 1000, action: 4000, reason: 4000 };

interface ViolationFieldsProps {
  form: ViolationForm;
  onChange: (change: Partial<ViolationForm>) => void;
  offence: Offence | undefined;
  /** Back to the list of offences. */
  onPick: () => void;
  amended: Amended | null;
  problems: readonly FormProblem[];
  onBeforeOpen: () => Promise<void>;
  /** It will be sealed: no file goes along. */
  isSealed: boolean;
  /** What is said of the whole before its first field. */
  children: ReactNode;
}

/** What, with a photo; when and where; then what else is known. */
export function ViolationFields(props: ViolationFieldsProps) {
  const { form, onChange, offence, onPick, amended, problems, onBeforeOpen, isSealed, children } = props;
  const t = useMessages(violationMessages);
  const format = useFormat();
  const errorOf = (problem: FormProblem) => (problems.includes(problem) ? t.form.errors[problem] : undefined);
  return (
    <>
      {amended && (
        <TextArea
          label={t.form.reason}
          hint={t.form.reasonHint}
          required
          rows={2}
          maxLength={lengths.reason}
          error={errorOf("reason")}
          value={form.reason}
          onChange={(reason) => onChange({ reason })}
        />
      )}
      <Card tone="accent">
        <div className={styles.offence}>
          <div>
            <p className={styles.soft}>{offence ? <OffenceBasis offence={offence} /> : t.form.offence}</p>
            <p className={styles.offenceName}>{offence ? format.pick(offence.name) : <bdi>{form.offence}</bdi>}</p>
          </div>
          <Button icon="edit" onClick={onPick}>
            {t.pick.change}
          </Button>
        </div>
        {offence?.toBeVerified && (
          <div>
            <ToBeVerified offence={offence} />
          </div>
        )}
      </Card>
      {children}
      <div data-fact="description">
        <TextArea
          label={t.form.description}
          hint={t.form.descriptionHint}
          maxLength={lengths.description}
          error={errorOf("description")}
          value={form.description}
          onChange={(description) => onChange({ description })}
        />
      </div>
      {amended && amended.violation.evidence.length > 0 && (
        <Section title={t.form.photosBefore}>
          <PhotoList photos={amended.violation.evidence} label={t.form.photosBefore} />
        </Section>
      )}
      {!isSealed && (
        <div data-fact="items">
          <PhotoField
            label={t.form.photos}
            hint={t.form.photosHint}
            required={false}
            photos={form.photos}
            onChange={(photos) => onChange({ photos })}
            onBeforeOpen={onBeforeOpen}
          />
        </div>
      )}
      <div data-fact="occurredAt">
        <WhenField form={form} onChange={onChange} error={errorOf("time")} />
      </div>
      <div data-fact="place" className={styles.group}>
        <TextInput
          label={t.form.place}
          required={false}
          maxLength={lengths.place}
          value={form.place}
          onChange={(place) => onChange({ place })}
        />
        <QuickPhrases
          label={t.form.place}
          phrases={Object.values(t.form.places)}
          separator={t.form.separator}
          value={form.place}
          onChange={(place) => onChange({ place })}
        />
      </div>
      <div data-fact="people">
        <PeopleField people={form.people} onChange={(people) => onChange({ people })} />
      </div>
      <div data-fact="actionTaken" className={styles.group}>
        <TextArea
          label={t.form.action}
          required={false}
          rows={2}
          maxLength={lengths.action}
          value={form.actionTaken}
          onChange={(actionTaken) => onChange({ actionTaken })}
        />
        <QuickPhrases
          label={t.form.action}
          phrases={actions.map(({ label }) => format.pick(label))}
          separator={t.form.separator}
          value={form.actionTaken}
          onChange={(actionTaken) => onChange({ actionTaken })}
        />
      </div>
      <div data-fact="position">
        <PositionField
          label={t.form.position}
          required={false}
          position={form.position}
          onChange={(position) => onChange({ position })}
        />
      </div>
    </>
  );
}
