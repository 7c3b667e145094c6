import { useMemo, useState } from "react";
import { foldCompact, matchesQuery } from "../../../shared/lib/fold-text.ts";
import { deskEntriesMessages } from "../../desk/desk-entries-messages.ts";
import { EntryTable } from "../../desk/EntryTable.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { Banner } from "../../ui/Banner.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { branchMessages } from "./branch-messages.ts";
import type { OpenedBranch } from "./use-branch-day.ts";

interface BranchEntriesProps {
  opened: OpenedBranch;
  isArriving: boolean;
}

/** Every entry of the branch in log order. */
export function BranchEntries({ opened: { entries, day }, isArriving }: BranchEntriesProps) {
  const { entries: t } = useMessages(branchMessages);
  const { types } = useMessages(deskEntriesMessages);
  const [query, setQuery] = useState("");
  const shown = useMemo(
    () =>
      entries.filter(({ type, author, seq, position, officer }) => {
        const name = (types as Record<string, string>)[type] ?? "";
        return matchesQuery(foldCompact([type, name, author, seq, position ?? "", officer].join(" ")), query);
      }),
    [entries, query, types],
  );
  return (
    <>
      <p>{t.intro}</p>
      {isArriving && <Banner tone="info">{t.pending}</Banner>}
      {day.unknown.length > 0 && (
        <Banner tone="warning" title={t.unknownTitle}>
          {t.unknownFor}
        </Banner>
      )}
      {entries.length > 12 && <SearchInput label={t.search} value={query} onChange={setQuery} />}
      <EntryTable entries={shown} />
    </>
  );
}
