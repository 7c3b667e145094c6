import { useDeferredValue, useMemo, useState } from "react";
import { matchesQuery } from "../../../shared/lib/fold-text.ts";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";

const shownLimit = 6;

interface BranchFieldProps {
  /** Null: no branch in particular. */
  value: string | null;
  onChange: (unit: string | null) => void;
}

/** The branch that a complaint is about, found by a few letters. */
export function BranchField({ value, onChange }: BranchFieldProps) {
  const { intake: t } = useMessages(complaintsMessages);
  const format = useFormat();
  const places = usePlaces();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed);
  const found = useMemo(
    () => (query.trim() === "" ? [] : places.branches.filter((unit) => matchesQuery(places.searchText(unit), query))),
    [places, query],
  );
  const chosen = value === null ? undefined : places.unitOf.get(value);
  if (value !== null) {
    return (
      <div className={styles.group}>
        <p>
          {t.branch}: <strong>{chosen === undefined ? value : format.pick(chosen.name)}</strong>{" "}
          <bdi dir="ltr">{value}</bdi>
        </p>
        <div className={styles.actions}>
          <Button icon="edit" onClick={() => onChange(null)}>
            {t.branchChange}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.group}>
      <SearchInput label={`${t.branch}: ${t.branchSearch}`} value={typed} onChange={setTyped} />
      <p role="status" className={styles.quiet}>
        {query.trim() === "" ? t.branchNone : found.length === 0 ? t.branchNoMatch : ""}
      </p>
      {found.length > 0 && (
        <List label={t.branch}>
          {found.slice(0, shownLimit).map((unit) => (
            <ListItem
              key={unit.id}
              start={<Icon name="branch" />}
              title={format.pick(unit.name)}
              detail={<bdi dir="ltr">{unit.id}</bdi>}
              onPress={() => {
                setTyped("");
                onChange(unit.id);
              }}
            />
          ))}
        </List>
      )}
      {found.length > shownLimit && <p className={styles.quiet}>{t.branchMore(found.length - shownLimit)}</p>}
    </div>
  );
}
