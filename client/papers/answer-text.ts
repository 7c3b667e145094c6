import type { Field, RepeatField } from "../../shared/catalogue/schema.ts";
import type { Format } from "../i18n/use-format.ts";

/** An answer as people read it; undefined where nothing was answered. Photos are shown elsewhere. */
export function findAnswerText(field: Field | RepeatField, answer: unknown, format: Format): string | undefined {
  if (answer === null || answer === undefined || answer === "") return undefined;
  const text = textOf(answer);
  switch (field.type) {
    case "integer":
    case "decimal":
      return typeof answer === "number" ? format.figure(answer) : text;
    case "select_one":
      return choiceText(field, answer, format);
    case "select_multiple":
      return Array.isArray(answer)
        ? answer.map((name) => choiceText(field, name, format)).join(format.locale === "fa" ? "، " : ", ")
        : text;
    case "time":
      return format.digits(text);
    case "date":
      return isDay(text) ? format.date(text) : text;
    case "dateTime": {
      const [day = "", time = ""] = text.split("T");
      return isDay(day) ? `${format.date(day)} ${format.digits(time)}` : text;
    }
    case "repeat":
      return Array.isArray(answer) ? rowsText(field, answer, format) : undefined;
    case "image":
      return Array.isArray(answer) ? format.figure(answer.length) : undefined;
    case "note":
    case "calculate":
      return undefined;
    case "text":
    case "geopoint":
      return text;
  }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Of an answer that is not of its field's type: as it is, letter for letter. */
const textOf = (answer: unknown): string => (typeof answer === "string" ? answer : JSON.stringify(answer));

function choiceText(field: Field | RepeatField, name: unknown, format: Format): string {
  const choice = field.choices?.find((each) => each.name === name);
  return choice === undefined ? textOf(name) : format.pick(choice.label);
}

/** One row a line. */
function rowsText(field: Field | RepeatField, rows: readonly unknown[], format: Format): string {
  const fields = "fields" in field ? (field.fields ?? []) : [];
  return rows
    .map((row) =>
      fields
        .flatMap((part) => findAnswerText(part, (row as Record<string, unknown> | null)?.[part.name], format) ?? [])
        .join(" · "),
    )
    .join("\n");
}
