import type { Answers, FormAnswers } from "../../../shared/catalogue/form-figures.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import type { Field, RepeatField, Report } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import { type Format, useFormat } from "../../i18n/use-format.ts";
import { classNames } from "../../ui/class-names.ts";
import styles from "./FiledReport.module.css";
import { reportMessages } from "./report-messages.ts";

interface AnswerListProps {
  report: Report;
  answers: FormAnswers;
  contests: ElectionCatalogue["election"]["contests"];
}

type Words = (typeof reportMessages)["fa"]["filed"];

/** Every question that was asked, with its answer. */
export function AnswerList({ report, answers, contests }: AnswerListProps) {
  const t = useMessages(reportMessages).filed;
  const format = useFormat();
  return (
    <dl className={styles.answers}>
      {report.fields
        .filter(({ type }) => type !== "note" && type !== "calculate")
        .map((field) => {
          const asked =
            field.perContest === true
              ? contests.filter(({ id }) => field.name in (answers.contests[id] ?? {}))
              : field.name in answers.values
                ? [null]
                : [];
          if (asked.length === 0) return null;
          return (
            <div key={field.name} className={styles.answer}>
              <dt>{format.pick(field.label)}</dt>
              {asked.map((contest) => {
                const source: Answers = contest === null ? answers.values : (answers.contests[contest.id] ?? {});
                const text = sayAnswer(field, source[field.name], t, format);
                return (
                  <dd
                    key={contest?.id ?? "branch"}
                    className={classNames(
                      styles.contestValue,
                      contest === null && isShort(field, text) && styles.short,
                    )}
                    style={{ gridColumn: 2 }}
                  >
                    {contest && <span className={styles.contestName}>{format.pick(contest.name)}</span>}
                    {text === "" ? <span className={styles.empty}>{t.empty}</span> : <bdi>{text}</bdi>}
                  </dd>
                );
              })}
            </div>
          );
        })}
    </dl>
  );
}

/** What stands under the figures of the elections; a text of several lines begins where its line does. */
const isShort = ({ type }: Field, text: string): boolean => text === "" || (type !== "text" && type !== "repeat");

/** An answer in words; the empty text where there is none, or where it is not of its question's type. */
function sayAnswer(field: Field | RepeatField, answer: unknown, t: Words, format: Format): string {
  const choice = (name: string) => {
    const found = field.choices?.find((each) => each.name === name);
    return found ? format.pick(found.label) : name;
  };
  if (typeof answer === "number") return format.figure(answer);
  if (Array.isArray(answer)) {
    if (field.type === "repeat") return sayRows("fields" in field ? (field.fields ?? []) : [], answer, t, format);
    if (field.type === "image") return answer.length === 0 ? "" : t.photos(answer.length);
    return answer
      .filter((item) => typeof item === "string")
      .map(choice)
      .join(" · ");
  }
  if (typeof answer !== "string" || answer === "") return "";
  switch (field.type) {
    case "select_one":
      return choice(answer);
    case "time":
    case "geopoint":
      return format.digits(answer);
    case "date":
      return format.date(answer);
    case "dateTime": {
      const [date = "", time = ""] = answer.split("T");
      return `${format.date(date)} · ${format.digits(time)}`;
    }
    default:
      return answer;
  }
}

function sayRows(fields: readonly RepeatField[], rows: readonly Answers[], t: Words, format: Format): string {
  return rows
    .map((row) =>
      fields
        .map((field) => sayAnswer(field, row[field.name], t, format))
        .filter(Boolean)
        .join(" – "),
    )
    .join(" · ");
}
