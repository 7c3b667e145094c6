import { useState, type FormEvent } from "react";
import { roleNames } from "../../../shared/catalogue/roles.ts";
import type { Role, Unit } from "../../../shared/catalogue/schema.ts";
import { fieldRoles } from "../../../shared/policy/may-administer.ts";
import { usePeople } from "../../desk/places.ts";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import styles from "./EnrolCodes.module.css";
import { enrolCodesMessages } from "../../desk/enrol-codes-messages.ts";
import { makeCode, type MadeCode } from "./make-code.ts";

const otherPerson = "";
const usualRole: Role = "computer-user";

interface HolderFormProps {
  unit: Unit;
  onChangeUnit: () => void;
  onMade: (made: MadeCode) => void;
}

/** Somebody whom the office has named for the branch, or somebody else by id. */
export function HolderForm({ unit, onChangeUnit, onMade }: HolderFormProps) {
  const t = useMessages(enrolCodesMessages);
  const format = useFormat();
  const people = (usePeople().get(unit.id) ?? []).filter((each) => fieldRoles.includes(each.role));
  const usual = people.find(({ role }) => role === usualRole) ?? people[0];
  const [chosen, setChosen] = useState(usual?.id ?? otherPerson);
  const [role, setRole] = useState<Role>(usualRole);
  const [officer, setOfficer] = useState("");
  const { run, busy, notice } = useDeskCall();
  const person = people.find(({ id }) => id === chosen);
  const isWrong = person === undefined && officer !== "" && !/^[A-Za-z0-9._-]{1,64}$/.test(officer);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || (person === undefined && (officer === "" || isWrong))) return;
    const holder =
      person === undefined
        ? { role, officer, holder: `${roleNames[role][format.locale]} ${officer}` }
        : { role: person.role, officer: person.id, holder: format.pick(person.name) };
    const made = await run(() => makeCode(unit, holder));
    if (made !== undefined) onMade(made);
  };

  return (
    <>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Card>
          <div className={styles.unit}>
            <div>
              <strong>{format.pick(unit.name)}</strong>
              <div>
                <bdi dir="ltr">{unit.id}</bdi>
              </div>
            </div>
            <Button kind="quiet" onClick={onChangeUnit}>
              {t.change}
            </Button>
          </div>
        </Card>
        {people.length > 0 && (
          <ChoiceGroup
            label={t.person}
            value={chosen}
            onChange={setChosen}
            choices={[
              ...people.map(({ id, name, role: post }) => ({
                value: id,
                label: format.pick(name),
                description: roleNames[post][format.locale],
              })),
              { value: otherPerson, label: t.other },
            ]}
          />
        )}
        {person === undefined && (
          <>
            <Select
              label={t.role}
              empty={null}
              value={role}
              onChange={(value) => setRole(value as Role)}
              options={fieldRoles.map((value) => ({ value, label: roleNames[value][format.locale] }))}
            />
            <TextInput
              label={t.officer}
              hint={t.officerHint}
              dir="ltr"
              value={officer}
              onChange={setOfficer}
              error={isWrong ? t.officerWrong : undefined}
              required
            />
          </>
        )}
        <Button type="submit" kind="primary" icon="qr" busy={busy}>
          {busy ? t.making : t.make}
        </Button>
      </form>
      {notice}
    </>
  );
}
