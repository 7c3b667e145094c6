import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listDrafts } from "../../journal-store/drafts.ts";
import type { DraftRow } from "../../journal-store/rows.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { draftPath, findKeptForm } from "../../tablet/kept-form.ts";
import { reportTitleOf } from "../../tablet/report-title.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { todayMessages } from "./today-messages.ts";

export interface NamedDraft {
  row: DraftRow;
  name: string;
  href: string;
  boot: string;
}

/** Drafts on this tablet by name, newest first; undefined while they are being read. */
export function useDrafts({ catalogue, unit }: OwnBranch): NamedDraft[] | undefined {
  const t = useMessages(todayMessages);
  const format = useFormat();
  const rows = useJournalQuery(() => listDrafts(), []);
  return rows?.flatMap((row) => {
    const kept = findKeptForm(row);
    if (kept === undefined) return [];
    const { place, boot } = kept;
    const offence = place.kind === "violation" && place.offence ? catalogue.offenceOf.get(place.offence) : undefined;
    const name =
      place.kind === "report"
        ? reportTitleOf(catalogue, unit, place.report, place.slot, format)
        : place.kind === "count"
          ? t.countDrafts[place.step]
          : offence
            ? `${t.violationDraft}: ${format.pick(offence.name)}`
            : t.violationDraft;
    return [{ row, name, href: draftPath(place), boot }];
  });
}
