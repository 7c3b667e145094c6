import { useEffect, useState } from "react";
import { toAsciiDigits } from "../../shared/lib/digits.ts";
import { localizeDigits } from "../i18n/figures.ts";
import { findIsoFromJalali, isIsoDate, JALALI_MONTHS, jalaliFromIso } from "../i18n/jalali.ts";
import { useLocale } from "../i18n/locale.ts";
import { useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import { Field, type FieldProps } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import styles from "./inputs.module.css";
import { uiMessages } from "./ui-messages.ts";

interface JalaliDateInputProps extends FieldProps {
  /** ISO `YYYY-MM-DD`, or null. */
  value: string | null;
  /** Null while the three parts name no day. */
  onChange: (value: string | null) => void;
  disabled?: boolean;
}

interface Parts {
  day: string;
  month: string;
  year: string;
}

const EMPTY: Parts = { day: "", month: "", year: "" };

function partsOf(value: string | null): Parts {
  if (value === null || !isIsoDate(value)) return EMPTY;
  const { year, month, day } = jalaliFromIso(value);
  return { day: String(day), month: String(month), year: String(year) };
}

function isoOf({ day, month, year }: Parts): string | undefined {
  const [d, m, y] = [day, month, year].map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN));
  return findIsoFromJalali({ day: d ?? 0, month: m ?? 0, year: y ?? 0 });
}

/** Day, month by name, year of the Persian calendar; the digits may be of any kind. */
export function JalaliDateInput({ value, onChange, disabled, error, ...field }: JalaliDateInputProps) {
  const messages = useMessages(uiMessages);
  const locale = useLocale();
  const [parts, setParts] = useState(() => partsOf(value));
  const complete = parts.day !== "" && parts.month !== "" && parts.year.length >= 4;
  const unknown = complete && isoOf(parts) === undefined;

  useEffect(() => {
    setParts((shown) => ((isoOf(shown) ?? null) === value ? shown : value === null ? shown : partsOf(value)));
  }, [value]);

  const change = (changed: Partial<Parts>) => {
    const next = { ...parts, ...changed };
    setParts(next);
    onChange(isoOf(next) ?? null);
  };

  return (
    <Field {...field} group error={error ?? (unknown ? messages.unknownDate : undefined)}>
      {(control) => (
        <div className={styles.dateParts}>
          <label className={styles.datePart}>
            {messages.day}
            <input
              className={styles.input}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              maxLength={2}
              disabled={disabled}
              aria-invalid={control["aria-invalid"]}
              value={localizeDigits(locale, parts.day)}
              onChange={(event) => change({ day: toAsciiDigits(event.target.value) })}
            />
          </label>
          <label className={styles.datePart}>
            {messages.month}
            <span className={styles.selectFrame}>
              <select
                className={classNames(styles.input, styles.select)}
                disabled={disabled}
                aria-invalid={control["aria-invalid"]}
                value={parts.month}
                onChange={(event) => change({ month: event.target.value })}
              >
                <option value="" />
                {JALALI_MONTHS[locale].map((name, index) => (
                  <option key={name} value={String(index + 1)}>
                    {name}
                  </option>
                ))}
              </select>
              <Icon name="chevronDown" />
            </span>
          </label>
          <label className={styles.datePart}>
            {messages.year}
            <input
              className={styles.input}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
              disabled={disabled}
              aria-invalid={control["aria-invalid"]}
              value={localizeDigits(locale, parts.year)}
              onChange={(event) => change({ year: toAsciiDigits(event.target.value) })}
            />
          </label>
        </div>
      )}
    </Field>
  );
}
