import { useMemo, useState, type FormEvent } from "react";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import { findCurrentSlot } from "../../../shared/projections/board-summary.ts";
import { useDesk } from "../../desk/desk-store.ts";
import type { Places } from "../../desk/places.ts";
import { useSlotNames } from "../../desk/slot-names.ts";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { KeptLine } from "../../kept/KeptLine.tsx";
import { useFoundDraft } from "../../kept/use-found-draft.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { CheckGroup, ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Section } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea, TextInput } from "../../ui/TextInput.tsx";
import { sendNotice } from "./notice-calls.ts";
import styles from "./Notices.module.css";
import { noticesMessages } from "./notices-messages.ts";
import { emptyNotice, noticeDraftId, readNoticeDraft, type NoticeDraft } from "./notice-draft.ts";
import { findMissing, listRecipients, type Audience } from "./recipients.ts";
import { useKeptCall } from "./use-kept-call.ts";

interface NoticeFormProps {
  own: Unit;
  places: Places;
}

const noRows = new Set<string>();

/** Opens with what was begun before. */
export function NoticeForm(props: NoticeFormProps) {
  const id = noticeDraftId(useSession((session) => session.officer ?? ""));
  const found = useFoundDraft(id, readNoticeDraft);
  if (found === undefined) return <LoadingState lines={4} />;
  const { own, places } = props;
  const kept = found.content;
  // A unit that the list no longer has is nobody's.
  const isKnown = kept !== null && (kept.unit === own.id || places.counties.some((county) => county.id === kept.unit));
  return <Fields {...props} id={id} initial={isKnown ? kept : emptyNotice(crypto.randomUUID(), own.id)} />;
}

/** Where to, to which branches there, and what. */
function Fields({ own, places, id, initial }: NoticeFormProps & { id: string; initial: NoticeDraft }) {
  const t = useMessages(noticesMessages).form;
  const format = useFormat();
  const { run, busy, notice: failure } = useDeskCall();
  const slots = useDesk((desk) => desk.slots);
  const rows = useDesk((desk) => desk.rows);
  const readAt = useDesk((desk) => desk.state.readAt);
  const slot = findCurrentSlot(slots, readAt);
  const slotName = useSlotNames(slots).get(slot?.id ?? "");
  const { form, change: keep, draft, send, finish } = useKeptCall({ id, kind: "notice", initial });
  const [asked, setAsked] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const { unit, audience } = form;
  const column = slot === undefined ? -1 : slots.indexOf(slot);
  const missing = useMemo(() => (column < 0 ? noRows : findMissing(rows, column)), [rows, column]);
  const recipients = useMemo(
    () => listRecipients(places.branches, unit, audience, missing),
    [places, unit, audience, missing],
  );
  const change = (more: Partial<NoticeDraft>) => {
    keep(more);
    setSent(null);
  };
  const errorOf = (text: string) => (asked && text.trim() === "" ? t.needed : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (form.title.trim() === "" || form.body.trim() === "" || recipients.length === 0) return setAsked(true);
    const content = {
      unit,
      title: { fa: form.title, en: form.titleEn },
      body: { fa: form.body, en: form.bodyEn },
      urgent: form.urgent,
      ...(audience === "border" && { audience }),
      ...(audience === "missing" && { audience: recipients.map((branch) => branch.id) }),
    };
    const done = await run(() => send((callId) => sendNotice({ id: callId, ...content })));
    if (done === undefined) return;
    await finish(emptyNotice(crypto.randomUUID(), unit, audience));
    setSent(recipients.length);
    setAsked(false);
  };

  return (
    <Section title={t.title}>
      <Card>
        <form className={styles.form} noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
          {places.counties.length > 1 && (
            <Select
              label={t.where}
              empty={null}
              value={unit}
              onChange={(next) => change({ unit: next })}
              options={[
                { value: own.id, label: t.whole(format.pick(own.name)) },
                ...places.counties
                  .filter(({ id }) => id !== own.id)
                  .map(({ id, name }) => ({ value: id, label: format.pick(name) }))
                  .toSorted((one, other) => format.compare(one.label, other.label)),
              ]}
            />
          )}
          <ChoiceGroup
            label={t.who}
            value={audience}
            onChange={(value) => change({ audience: value as Audience })}
            choices={[
              { value: "all", label: t.all },
              { value: "border", label: t.border },
              ...(slotName === undefined
                ? []
                : [{ value: "missing", label: t.missing(slotName), description: t.missingText }]),
            ]}
          />
          {recipients.length === 0 ? (
            <Banner tone="warning">{t.nobody}</Banner>
          ) : (
            <p role="status">{t.recipients(recipients.length)}</p>
          )}
          <TextInput
            label={t.heading}
            required
            maxLength={200}
            error={errorOf(form.title)}
            value={form.title}
            onChange={(title) => change({ title })}
          />
          <TextArea
            label={t.text}
            required
            rows={3}
            maxLength={4000}
            error={errorOf(form.body)}
            value={form.body}
            onChange={(body) => change({ body })}
          />
          <details className={styles.details}>
            <summary>
              {t.english}
              <Icon name="chevronDown" size={1.25} />
            </summary>
            <div className={styles.form}>
              <TextInput
                label={t.headingEn}
                maxLength={200}
                value={form.titleEn}
                onChange={(titleEn) => change({ titleEn })}
              />
              <TextArea
                label={t.textEn}
                rows={3}
                maxLength={4000}
                value={form.bodyEn}
                onChange={(bodyEn) => change({ bodyEn })}
              />
            </div>
          </details>
          <CheckGroup
            label={t.urgent}
            value={form.urgent ? ["urgent"] : []}
            onChange={(chosen) => change({ urgent: chosen.length > 0 })}
            choices={[{ value: "urgent", label: t.urgentChoice }]}
          />
          {failure}
          <KeptLine state={draft} />
          {sent !== null && (
            <Banner tone="success" live="status">
              {t.sent(sent)}
            </Banner>
          )}
          <div>
            <Button type="submit" kind="primary" icon="sending" busy={busy}>
              {t.send}
            </Button>
          </div>
        </form>
      </Card>
    </Section>
  );
}
