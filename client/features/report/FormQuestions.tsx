import type { Field, Report } from "../../../shared/catalogue/schema.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { FieldFinding } from "../../ui/Field.tsx";
import { previousFigure, type FormChecks } from "./form-checks.ts";
import { placeOf, type FormState } from "./form-state.ts";
import { Question } from "./Question.tsx";
import styles from "./ReportForm.module.css";
import type { FormActions } from "./use-form-actions.ts";

interface FormQuestionsProps {
  report: Report;
  contests: ElectionCatalogue["election"]["contests"];
  form: FormState;
  checks: FormChecks;
  findingsAt: (place: string) => readonly FieldFinding[];
  actions: FormActions;
}

const short = new Set<Field["type"]>(["integer", "decimal", "time"]);

/** Every question that applies, in the form's order; one that is asked for each contest stands once for each, side by side. */
export function FormQuestions({ report, contests, form, checks, findingsAt, actions }: FormQuestionsProps) {
  const format = useFormat();
  const stateAt = new Map(checks.states.map((state) => [placeOf(state.contest, state.name), state]));
  const draw = (field: Field, contest: FormQuestionsProps["contests"][number] | null) => {
    const place = placeOf(contest?.id ?? null, field.name);
    const state = stateAt.get(place);
    if (state?.relevant !== true) return null;
    return (
      <Question
        key={place}
        field={field}
        place={place}
        contestName={contest && format.pick(contest.name)}
        form={form}
        findings={findingsAt(place)}
        calculated={state.calculated}
        previous={previousFigure(checks.facts, contest?.id ?? null, field.name)}
        actions={actions}
      />
    );
  };
  return (
    <div className={styles.questions}>
      {report.fields.map((field) => {
        if (field.perContest !== true) {
          const drawn = draw(field, null);
          return (
            drawn && (
              <div key={field.name} className={short.has(field.type) ? styles.short : styles.wide}>
                {drawn}
              </div>
            )
          );
        }
        const drawn = contests.flatMap((contest) => draw(field, contest) ?? []);
        return (
          drawn.length > 0 && (
            <div key={field.name} className={styles.contestQuestion}>
              <p className={styles.contestLabel}>{format.pick(field.label)}</p>
              {field.hint && <p className={styles.contestHint}>{format.pick(field.hint)}</p>}
              <div className={isBulky(field) ? styles.bulkyContests : styles.contests}>{drawn}</div>
            </div>
          )
        );
      })}
    </div>
  );
}

const isBulky = ({ type }: Field): boolean =>
  ["repeat", "image", "select_one", "select_multiple", "geopoint"].includes(type);
