import { useState } from "react";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useLocaleStore } from "../../i18n/locale.ts";
import { useMessages } from "../../i18n/messages.ts";
import { findDraft } from "../../journal-store/drafts.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useSession } from "../../session/session-store.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { complaintsMessages } from "./complaints-messages.ts";
import { intakeDraft } from "./intake-draft.ts";
import { emptyIntake, isIntakeForm, type IntakeForm } from "./intake-form.ts";
import { IntakeFields } from "./IntakeFields.tsx";
import { useComplaints } from "./use-complaints.ts";

/** A paper is typed in; what was begun before is gone on with. */
export function IntakePage() {
  const t = useMessages(complaintsMessages);
  const role = useSession((session) => session.device?.role ?? "");
  const officer = useSession((session) => session.officer ?? "");
  const utcOffsetMinutes = useLocaleStore((state) => state.utcOffsetMinutes);
  const complaints = useComplaints();
  const id = intakeDraft(officer);
  const looked = useJournalQuery(async () => ({ row: await findDraft(id) }), [id]);
  const [opened, setOpened] = useState<{ form: IntakeForm; isRestored: boolean; turn: number }>();
  const begin = (turn: number) => ({
    form: emptyIntake(deviceClock.now(), utcOffsetMinutes),
    isRestored: false,
    turn,
  });
  if (opened === undefined && looked !== undefined) {
    const content: unknown = looked.row?.content;
    setOpened(isIntakeForm(content) ? { form: content, isRestored: true, turn: 0 } : begin(0));
  }
  return (
    <Page>
      <TopBar title={t.intake.title} back="/complaints" />
      {!mayRecord(role, "complaint.registered") ? (
        <EmptyState
          icon="lock"
          title={t.mayNot}
          actions={<ButtonLink href="/complaints">{t.page.toList}</ButtonLink>}
        />
      ) : opened === undefined || complaints === undefined ? (
        <LoadingState label={t.loading} lines={8} />
      ) : (
        <IntakeFields
          key={opened.turn}
          id={id}
          initial={opened.form}
          isRestored={opened.isRestored}
          complaints={complaints}
          onDiscarded={() => setOpened(begin(opened.turn + 1))}
        />
      )}
    </Page>
  );
}
