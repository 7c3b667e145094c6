import { useLocation } from "wouter";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { listDrafts } from "../../journal-store/drafts.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { draftAccepted } from "../../tablet/accept-draft.ts";
import { draftPath, findKeptForm } from "../../tablet/kept-form.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { violationMessages } from "./violation-messages.ts";

/** What was begun and not yet saved. */
export function ViolationDrafts({ branch }: { branch: OwnBranch }) {
  const t = useMessages(violationMessages);
  const format = useFormat();
  const nowMs = useNow();
  const nameOf = useOfficerNames();
  const [, navigate] = useLocation();
  const rows = useJournalQuery(() => listDrafts("violation"), []);
  const drafts = (rows ?? []).flatMap((row) => {
    const place = findKeptForm(row)?.place;
    return place?.kind === "violation" ? [{ row, place }] : [];
  });
  if (drafts.length === 0) return null;
  return (
    <Section title={t.drafts}>
      <List label={t.drafts}>
        {drafts.map(({ row, place }) => {
          const offence = place.offence === null ? undefined : branch.catalogue.offenceOf.get(place.offence);
          const parts = [
            ...(place.amends === null ? [] : [t.draftOfAmendment]),
            t.draftAge(format.age(row.savedAt, nowMs)),
            nameOf(row.officer),
          ];
          return (
            <ListItem
              key={row.id}
              start={<Icon name="edit" />}
              onPress={() => navigate(draftPath(place), { state: draftAccepted })}
              title={offence ? format.pick(offence.name) : t.noOffence}
              detail={parts.join(" · ")}
            />
          );
        })}
      </List>
    </Section>
  );
}
