import { useMemo, useState } from "react";
import type { Offence } from "../../../shared/catalogue/schema.ts";
import { createOffenceSearch } from "../../../shared/catalogue/search-offences.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { OffenceBasis, ToBeVerified } from "./OffenceName.tsx";
import { useForbiddenText } from "./use-forbidden-text.ts";
import { violationMessages } from "./violation-messages.ts";
import styles from "./violation.module.css";

const kinds = ["offence", "campaign", "procedural"] as const;

interface OffencePickerProps {
  branch: OwnBranch;
  /** Shown first while nothing is searched for. */
  recent: readonly Offence[];
  onPick: (offence: Offence) => void;
}

/** The list that the law gives, found by the few words that an officer types. Enter takes the first. */
export function OffencePicker({ branch, recent, onPick }: OffencePickerProps) {
  const t = useMessages(violationMessages).pick;
  const { offences } = branch.catalogue;
  const [query, setQuery] = useState("");
  const recentIds = recent.map(({ id }) => id).join(" ");
  const search = useMemo(() => createOffenceSearch(offences, recentIds.split(" ")), [offences, recentIds]);
  const searching = query.trim() !== "";
  const found = searching ? search(query) : offences;
  return (
    <>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (searching && found[0] !== undefined) onPick(found[0]);
        }}
      >
        <SearchInput label={t.search} value={query} onChange={setQuery} autoFocus />
      </form>
      <p className="visually-hidden" role="status">
        {searching ? t.found(found.length) : ""}
      </p>
      {searching ? (
        found.length > 0 ? (
          <OffenceList label={t.found(found.length)} offences={found} branch={branch} onPick={onPick} />
        ) : (
          <EmptyState
            icon="search"
            title={t.none.title}
            actions={<Button onClick={() => setQuery("")}>{t.none.all}</Button>}
          >
            {t.none.text}
          </EmptyState>
        )
      ) : (
        <>
          {recent.length > 0 && (
            <Section title={t.recent}>
              <OffenceList label={t.recent} offences={recent} branch={branch} onPick={onPick} />
            </Section>
          )}
          {kinds.map((kind) => (
            <Section key={kind} title={t.kinds[kind]}>
              <OffenceList
                label={t.kinds[kind]}
                offences={offences.filter((offence) => offence.kind === kind)}
                branch={branch}
                onPick={onPick}
              />
            </Section>
          ))}
        </>
      )}
    </>
  );
}

interface OffenceListProps {
  label: string;
  offences: readonly Offence[];
  branch: OwnBranch;
  onPick: (offence: Offence) => void;
}

function OffenceList({ label, offences, branch, onPick }: OffenceListProps) {
  const format = useFormat();
  const forbiddenText = useForbiddenText(branch);
  return (
    <List label={label}>
      {offences.map((offence) => (
        <ListItem
          key={offence.id}
          title={format.pick(offence.name)}
          detail={
            <>
              <OffenceBasis offence={offence} />
              {forbiddenText(offence, null).periods.map((period) => (
                <span key={period} className={styles.period}>
                  {period}
                </span>
              ))}
            </>
          }
          end={offence.toBeVerified && <ToBeVerified offence={offence} />}
          onPress={() => onPick(offence)}
        />
      ))}
    </List>
  );
}
