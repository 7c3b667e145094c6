import type { Dispatch, SetStateAction } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { FigureInput } from "../../ui/FigureInput.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import styles from "./Count.module.css";
import { countMessages } from "./count-messages.ts";
import { withNewRow, withoutRow, withRow, type SecondForm } from "./second-form.ts";

interface SecondRowsProps {
  place: string;
  form: SecondForm;
  onChange: Dispatch<SetStateAction<SecondForm>>;
}

/** The votes of each candidate; a name that the first entry does not have can be added. */
export function SecondRows({ place, form, onChange }: SecondRowsProps) {
  const t = useMessages(countMessages).second;
  return (
    <Field group label={t.candidates} hint={t.candidatesText}>
      {() => (
        <div className={styles.part}>
          {(form.rows[place] ?? []).map(({ id, name, given, value, text }) => (
            <div key={id} className={styles.row}>
              <div className={styles.rowFields}>
                {!given && (
                  <TextInput
                    label={t.name}
                    value={name}
                    maxLength={200}
                    onChange={(next) => onChange((now) => withRow(now, place, id, { name: next }))}
                  />
                )}
                <FigureInput
                  label={given ? <bdi>{name}</bdi> : t.votes}
                  value={value}
                  initialTyped={text}
                  onChange={(next, typed) => onChange((now) => withRow(now, place, id, { value: next, text: typed }))}
                />
              </div>
              {!given && (
                <IconButton
                  icon="trash"
                  label={t.remove(name || t.unnamed)}
                  onClick={() => onChange((now) => withoutRow(now, place, id))}
                />
              )}
            </div>
          ))}
          <div>
            <Button icon="plus" onClick={() => onChange((now) => withNewRow(now, place, crypto.randomUUID()))}>
              {t.add}
            </Button>
          </div>
        </div>
      )}
    </Field>
  );
}
