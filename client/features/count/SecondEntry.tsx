import { useState } from "react";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { findRowFigure } from "../../../shared/projections/count-figures.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { recordEvent } from "../../session/record-event.ts";
import { enterMovesOn, hintNext } from "../../tablet/enter-moves-on.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FigureInput } from "../../ui/FigureInput.tsx";
import styles from "./Count.module.css";
import { countMessages } from "./count-messages.ts";
import type { CountedMinutes } from "./CountPage.tsx";
import { KeptCountForm, useCountDraft, type CountDraft } from "./KeptCountForm.tsx";
import { SaveBar } from "./SaveBar.tsx";
import {
  blindForm,
  emptyPlaces,
  figureAt,
  placeOf,
  questionsOf,
  secondAnswers,
  withFigure,
  type SecondForm,
} from "./second-form.ts";
import { SecondRows } from "./SecondRows.tsx";
import { useSaving } from "./use-saving.ts";

interface SecondEntryProps {
  minutes: CountedMinutes;
  officer: string;
}

/** The minutes entered again from the paper, blind: nothing of the first figures is drawn, and no rule says what would fit. */
export function SecondEntry({ minutes, officer }: SecondEntryProps) {
  const t = useMessages(countMessages);
  const { report, head, branch } = minutes;
  const { contests } = branch.catalogue.election;
  return (
    <KeptCountForm<SecondForm>
      minutes={minutes}
      step="second"
      officer={officer}
      name={t.saved.second}
      fresh={() => blindForm(report, head.content ?? { values: {}, contests: {} }, contests, () => crypto.randomUUID())}
    >
      {(initial, restored, draft) => (
        <BlindForm minutes={minutes} initial={initial} restored={restored} draft={draft} />
      )}
    </KeptCountForm>
  );
}

interface BlindFormProps {
  minutes: CountedMinutes;
  initial: SecondForm;
  restored: boolean;
  draft: CountDraft;
}

function BlindForm({ minutes, initial, restored, draft: own }: BlindFormProps) {
  const t = useMessages(countMessages);
  const format = useFormat();
  const { report, head, branch, subject } = minutes;
  const { contests } = branch.catalogue.election;
  const [form, setForm] = useState(initial);
  const [asking, setAsking] = useState<string[] | null>(null);
  const draft = useCountDraft(own, form, restored || form !== initial);
  const { busy, failure, save } = useSaving(draft, (words) => words.saved.second);
  const questions = questionsOf(report, contests);
  const record = () => {
    setAsking(null);
    const { author, seq, payloadHash } = head;
    return save(() =>
      recordEvent({
        type: "count.reentered",
        unit: branch.unit.id as UnitId,
        subject,
        data: { repeats: { author, seq, payloadHash }, ...secondAnswers(report, form, contests) },
        draft: own.id,
      }),
    );
  };
  const submit = () => {
    const empty = emptyPlaces(report, form, contests);
    if (empty.length > 0) setAsking(empty);
    else void record();
  };
  const sayPlace = (place: string) => {
    const [at = "", rowId] = place.split("#");
    const question = questions.find(({ field, contest }) => placeOf(contest, field.name) === at)!;
    const contest = contests.find(({ id }) => id === question.contest);
    const row = (form.rows[at] ?? []).find(({ id }) => id === rowId);
    const name = row === undefined ? format.pick(question.field.label) : t.second.votesOf(row.name || t.second.unnamed);
    return contest === undefined ? name : `${format.pick(contest.name)}: ${name}`;
  };
  const part = (contest: (typeof contests)[number] | null) => {
    const own = questions.filter((question) => question.contest === (contest?.id ?? null));
    if (own.length === 0) return null;
    return (
      <Card key={contest?.id ?? "branch"} as="section">
        <div className={styles.part}>
          {contest && <h2>{t.second.contest(format.pick(contest.name))}</h2>}
          <div className={styles.figures}>
            {own.map(({ field }) => {
              if (findRowFigure(field) !== undefined) return null;
              const place = placeOf(contest?.id ?? null, field.name);
              const { value, text } = figureAt(form, place);
              return (
                <FigureInput
                  key={place}
                  label={format.pick(field.label)}
                  required={field.required === true}
                  value={value}
                  initialTyped={text}
                  onChange={(next, typed) => setForm((now) => withFigure(now, place, { value: next, text: typed }))}
                />
              );
            })}
          </div>
          {own.map(
            ({ field }) =>
              findRowFigure(field) !== undefined && (
                <SecondRows
                  key={field.name}
                  place={placeOf(contest?.id ?? null, field.name)}
                  form={form}
                  onChange={setForm}
                />
              ),
          )}
        </div>
      </Card>
    );
  };
  return (
    <form
      autoComplete="off"
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={enterMovesOn}
      onFocus={hintNext}
    >
      <Banner title={t.second.title}>{t.second.text}</Banner>
      {part(null)}
      {contests.map(part)}
      <SaveBar label={t.second.save} busy={busy} failure={failure} draft={draft} />
      {asking && (
        <Dialog
          title={t.second.emptyTitle}
          onClose={() => setAsking(null)}
          actions={
            <>
              <Button kind="primary" onClick={() => void record()}>
                {t.second.saveEmpty}
              </Button>
              <Button kind="quiet" onClick={() => setAsking(null)}>
                {t.second.backToForm}
              </Button>
            </>
          }
        >
          <p>{t.second.empty(asking.length)}</p>
          <ul className={styles.list}>
            {asking.map((place) => (
              <li key={place}>{sayPlace(place)}</li>
            ))}
          </ul>
        </Dialog>
      )}
    </form>
  );
}
