import { peopleRoles } from "../../../shared/catalogue/choices.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { CheckGroup } from "../../ui/ChoiceGroup.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { withRoles, type Person } from "./violation-form.ts";
import { violationMessages } from "./violation-messages.ts";
import styles from "./violation.module.css";

interface PeopleFieldProps {
  people: readonly Person[];
  onChange: (people: Person[]) => void;
}

const maxNoteLength = 1000;

/** Who was involved, by role: no one is named. */
export function PeopleField({ people, onChange }: PeopleFieldProps) {
  const t = useMessages(violationMessages).form;
  const format = useFormat();
  return (
    <div className={styles.group}>
      <CheckGroup
        label={t.people}
        hint={t.peopleHint}
        required={false}
        inline
        value={people.map(({ role }) => role)}
        onChange={(roles) => onChange(withRoles(people, roles))}
        choices={peopleRoles.map(({ name, label }) => ({ value: name, label: format.pick(label) }))}
      />
      {people.map(({ role, note }) => {
        const label = peopleRoles.find(({ name }) => name === role)?.label;
        return (
          <TextInput
            key={role}
            label={t.personNote(label ? format.pick(label) : role)}
            placeholder={t.personHint}
            required={false}
            maxLength={maxNoteLength}
            value={note}
            onChange={(text) => onChange(people.map((each) => (each.role === role ? { role, note: text } : each)))}
          />
        );
      })}
    </div>
  );
}
