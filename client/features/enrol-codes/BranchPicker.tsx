import { useDeferredValue, useMemo, useState } from "react";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import { matchesQuery } from "../../../shared/lib/fold-text.ts";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { enrolCodesMessages } from "../../desk/enrol-codes-messages.ts";

const shownLimit = 20;

export function BranchPicker({ onPick }: { onPick: (unit: Unit) => void }) {
  const t = useMessages(enrolCodesMessages);
  const format = useFormat();
  const places = usePlaces();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed);
  const found = useMemo(
    () => (query.trim() === "" ? [] : places.branches.filter((unit) => matchesQuery(places.searchText(unit), query))),
    [places, query],
  );
  return (
    <>
      <SearchInput label={t.search} value={typed} onChange={setTyped} autoFocus />
      <p role="status">{query.trim() === "" ? t.searchHint : found.length === 0 ? t.none : t.found(found.length)}</p>
      {found.length > 0 && (
        <List label={t.unit}>
          {found.slice(0, shownLimit).map((unit) => {
            const county = places.countyOf(unit);
            return (
              <ListItem
                key={unit.id}
                start={<Icon name="branch" />}
                title={format.pick(unit.name)}
                detail={
                  <>
                    {county !== undefined && `${format.pick(county.name)} · `}
                    <bdi dir="ltr">{unit.id}</bdi>
                  </>
                }
                onPress={() => onPick(unit)}
              />
            );
          })}
        </List>
      )}
      {found.length > shownLimit && <p>{t.more(found.length - shownLimit)}</p>}
    </>
  );
}
