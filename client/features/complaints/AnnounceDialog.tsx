import { useState } from "react";
import type { CalendarItem, ContestId, Election } from "../../../shared/catalogue/schema.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { ConfirmDialog } from "../../desk/ConfirmDialog.tsx";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Banner } from "../../ui/Banner.tsx";
import { JalaliDateInput } from "../../ui/JalaliDateInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { emptyForm, findStanding, placeOf, problemsOf, type AnnounceForm, type Reach } from "./announce-form.ts";
import { sendAnnouncement } from "./announcement-call.ts";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";
import { receivedAtOf } from "./intake-form.ts";

interface AnnounceDialogProps {
  reach: Reach;
  election: Election;
  calendar: readonly CalendarItem[];
  onClose: () => void;
}

/** When results were announced, and by which paper. What is told anew takes the place of what was told before. */
export function AnnounceDialog({ reach, election, calendar, onClose }: AnnounceDialogProps) {
  const { announce: t, dialog } = useMessages(complaintsMessages);
  const format = useFormat();
  const { run, busy, notice } = useDeskCall();
  const { utcOffsetMinutes, electionDay } = election;
  const [form, setForm] = useState(() => emptyForm(reach));
  const [asked, setAsked] = useState(false);
  const problems = problemsOf(form, { now: deviceClock.now(), electionDay, utcOffsetMinutes });
  const standing = findStanding(calendar, form);
  const change = (changed: Partial<AnnounceForm>) => setForm((now) => ({ ...now, ...changed }));
  const needed = (isMissing: boolean) => (asked && isMissing ? dialog.needed : undefined);
  const save = async () => {
    setAsked(true);
    const at = receivedAtOf(form, utcOffsetMinutes);
    if (problems.size > 0 || at === null) return;
    const before = standing === undefined ? null : { at: standing.at, orderNo: standing.orderNo };
    const sent = { ...placeOf(form), at, orderNo: form.orderNo.trim(), before };
    if ((await run(() => sendAnnouncement(sent))) === undefined) return;
    showToast("success", t.done);
    onClose();
  };
  return (
    <ConfirmDialog
      words={{ ...t, confirm: standing === undefined ? t.save : t.correct }}
      icon="check"
      busy={busy}
      // What the server said stands among the fields.
      failure={null}
      onConfirm={save}
      onClose={onClose}
    >
      <div className={styles.group}>
        <p>{t.text}</p>
        {notice}
        <Select
          label={t.contest}
          empty={reach.isProvince ? t.both : null}
          value={form.contest}
          onChange={(contest) => change({ contest: contest as ContestId | "" })}
          options={election.contests
            .filter(({ id }) => reach.contests.includes(id))
            .map(({ id, name }) => ({ value: id, label: format.pick(name) }))}
        />
        <Select
          label={t.constituency}
          empty={reach.isProvince ? t.everywhere : null}
          value={form.constituency}
          onChange={(constituency) => change({ constituency })}
          options={reach.constituencies.map(({ id, name }) => ({ value: id, label: format.pick(name) }))}
        />
        {standing !== undefined && (
          <Banner tone="warning">{t.standing(format.moment(standing.at), standing.orderNo)}</Banner>
        )}
        <TextInput
          label={t.orderNo}
          value={form.orderNo}
          onChange={(orderNo) => change({ orderNo })}
          maxLength={100}
          error={needed(problems.has("orderNo"))}
          required
        />
        <div className={styles.pair}>
          <JalaliDateInput
            label={t.date}
            value={form.date}
            onChange={(date) => change({ date })}
            error={problems.has("before-voting") ? t.beforeVoting : needed(problems.has("date"))}
            required
          />
          <TimeInput
            label={t.time}
            value={form.time}
            onChange={(time) => change({ time })}
            error={problems.has("future") ? t.future : needed(problems.has("time"))}
            required
          />
        </div>
      </div>
    </ConfirmDialog>
  );
}
