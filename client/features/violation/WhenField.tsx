import { localTimeOf } from "../../i18n/moments.ts";
import { useLocaleStore } from "../../i18n/locale.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { JalaliDateInput } from "../../ui/JalaliDateInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import type { ViolationForm, When } from "./violation-form.ts";
import { violationMessages } from "./violation-messages.ts";
import styles from "./violation.module.css";

interface WhenFieldProps {
  form: ViolationForm;
  onChange: (change: Partial<ViolationForm>) => void;
  error: string | undefined;
}

export function WhenField({ form, onChange, error }: WhenFieldProps) {
  const t = useMessages(violationMessages).form;
  const format = useFormat();
  const offset = useLocaleStore((state) => state.utcOffsetMinutes);
  return (
    <div className={styles.group}>
      <ChoiceGroup
        label={t.when}
        inline
        value={form.when}
        onChange={(when) => onChange({ when: when as When })}
        choices={[
          { value: "now", label: t.now(format.time(form.openedAt)) },
          { value: "time", label: t.atTime },
          { value: "unknown", label: t.unknown },
        ]}
      />
      {form.when === "time" && (
        <div className={styles.pair}>
          <TimeInput
            label={t.time}
            value={form.time}
            onChange={(time) => onChange({ time })}
            now={() => localTimeOf(form.openedAt, offset)}
            error={form.time === null ? error : undefined}
          />
          <JalaliDateInput
            label={t.date}
            value={form.date}
            onChange={(date) => onChange({ date })}
            error={form.date === null ? error : undefined}
          />
        </div>
      )}
    </div>
  );
}
