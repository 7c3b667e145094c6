import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useCollection } from "../../reference/use-reference.ts";
import { useSession } from "../../session/session-store.ts";
import { Button } from "../../ui/Button.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import styles from "./NewOfficer.module.css";
import { unlockMessages } from "./unlock-messages.ts";

export interface OfficerToAdd {
  id: string;
  name: string;
}

interface NewOfficerProps {
  /** Those who have a PIN here already. */
  known: readonly string[];
  onSubmit: (officer: OfficerToAdd) => void;
}

/** No id of the staff list looks like this. */
const other = "?";
/** As long as an entry's officer may be. */
const longestName = 64;

/** Someone of the branch's staff, or by name someone whom the list does not have: entries then bear the name itself. */
export function NewOfficer({ known, onSubmit }: NewOfficerProps) {
  const t = useMessages(unlockMessages).officers;
  const format = useFormat();
  const unit = useSession((session) => session.device?.unit);
  const staff = useCollection("people", (person) => person.unit === unit).filter(({ id }) => !known.includes(id));
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const typed = name.trim();
  const problem =
    chosen !== other ? undefined : typed === "" ? t.nameNeeded : known.includes(typed) ? t.taken : undefined;

  const submit = () => {
    setAsked(true);
    if (chosen === other && problem === undefined) onSubmit({ id: typed, name: typed });
    const person = staff.find(({ id }) => id === chosen);
    if (person) onSubmit({ id: person.id, name: format.pick(person.name) });
  };
  return (
    <form
      autoComplete="off"
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ChoiceGroup
        label={t.who}
        value={chosen}
        onChange={setChosen}
        error={asked && chosen === "" ? t.whoNeeded : undefined}
        choices={[
          ...staff.map(({ id, name: own }) => ({ value: id, label: format.pick(own) })),
          { value: other, label: t.other },
        ]}
      />
      {chosen === other && (
        <TextInput
          label={t.name}
          value={name}
          onChange={setName}
          maxLength={longestName}
          error={asked ? problem : undefined}
        />
      )}
      <Button type="submit" kind="primary" icon="key">
        {t.next}
      </Button>
    </form>
  );
}
