import { useState } from "react";
import { Field, type FieldProps } from "../../ui/Field.tsx";
import { JalaliDateInput } from "../../ui/JalaliDateInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { reportMessages } from "./report-messages.ts";

interface DateTimeInputProps extends FieldProps {
  /** Local "YYYY-MM-DDTHH:mm", or null while one of the two is missing. */
  value: string | null;
  onChange: (value: string | null) => void;
  now: () => string;
}

/** A day of the Persian calendar and a time of it. */
export function DateTimeInput({ value, onChange, now, ...field }: DateTimeInputProps) {
  const { date: dateLabel, time: timeLabel } = useMessages(reportMessages);
  const [date, setDate] = useState(value?.slice(0, 10) ?? null);
  const [time, setTime] = useState(value?.slice(11) ?? null);
  const change = (nextDate: string | null, nextTime: string | null) => {
    setDate(nextDate);
    setTime(nextTime);
    onChange(nextDate !== null && nextTime !== null ? `${nextDate}T${nextTime}` : null);
  };
  return (
    <Field {...field} group>
      {() => (
        <>
          <JalaliDateInput label={dateLabel} value={date} onChange={(next) => change(next, time)} />
          <TimeInput label={timeLabel} value={time} now={now} onChange={(next) => change(date, next)} />
        </>
      )}
    </Field>
  );
}
