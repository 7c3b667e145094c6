import { useMemo, useState, type FormEvent } from "react";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import { findCurrentSlot } from "../../../shared/projections/board-summary.ts";
import { useDesk } from "../../desk/desk-store.ts";
import type { Places } from "../../desk/places.ts";
import { useSlotNames } from "../../desk/slot-names.ts";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { CheckGroup, ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Section } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea, TextInput } from "../../ui/TextInput.tsx";
import { sendNotice } from "./notice-calls.ts";
import styles from "./Notices.module.css";
import { noticesMessages } from "./notices-messages.ts";
import { useOwnId } from "./own-call.ts";
import { findMissing, listRecipients, type Audience } from "./recipients.ts";

interface NoticeFormProps {
  own: Unit;
  places: Places;
}

const empty = { title: "", body: "", titleEn: "", bodyEn: "" };
const noRows = new Set<string>();

/** Where to, to which branches there, and what. */
export function NoticeForm({ own, places }: NoticeFormProps) {
  const t = useMessages(noticesMessages).form;
  const format = useFormat();
  const { run, busy, notice: failure } = useDeskCall();
  const withOwnId = useOwnId();
  const slots = useDesk((desk) => desk.slots);
  const rows = useDesk((desk) => desk.rows);
  const readAt = useDesk((desk) => desk.state.readAt);
  const slot = findCurrentSlot(slots, readAt);
  const slotName = useSlotNames(slots).get(slot?.id ?? "");
  const [unit, setUnit] = useState(own.id);
  const [audience, setAudience] = useState<Audience>("all");
  const [texts, setTexts] = useState(empty);
  const [urgent, setUrgent] = useState<string[]>([]);
  const [asked, setAsked] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const column = slot === undefined ? -1 : slots.indexOf(slot);
  const missing = useMemo(() => (column < 0 ? noRows : findMissing(rows, column)), [rows, column]);
  const recipients = useMemo(
    () => listRecipients(places.branches, unit, audience, missing),
    [places, unit, audience, missing],
  );
  const change = (more: Partial<typeof empty>) => {
    setTexts((now) => ({ ...now, ...more }));
    setSent(null);
  };
  const errorOf = (text: string) => (asked && text.trim() === "" ? t.needed : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (texts.title.trim() === "" || texts.body.trim() === "" || recipients.length === 0) return setAsked(true);
    const content = {
      unit,
      title: { fa: texts.title, en: texts.titleEn },
      body: { fa: texts.body, en: texts.bodyEn },
      urgent: urgent.length > 0,
      ...(audience === "border" && { audience }),
      ...(audience === "missing" && { audience: recipients.map(({ id }) => id) }),
    };
    const done = await run(() => withOwnId((id) => sendNotice({ id, ...content })));
    if (done === undefined) return;
    setSent(recipients.length);
    setTexts(empty);
    setUrgent([]);
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
              onChange={setUnit}
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
            onChange={(value) => setAudience(value as Audience)}
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
            error={errorOf(texts.title)}
            value={texts.title}
            onChange={(title) => change({ title })}
          />
          <TextArea
            label={t.text}
            required
            rows={3}
            maxLength={4000}
            error={errorOf(texts.body)}
            value={texts.body}
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
                value={texts.titleEn}
                onChange={(titleEn) => change({ titleEn })}
              />
              <TextArea
                label={t.textEn}
                rows={3}
                maxLength={4000}
                value={texts.bodyEn}
                onChange={(bodyEn) => change({ bodyEn })}
              />
            </div>
          </details>
          <CheckGroup
            label={t.urgent}
            value={urgent}
            onChange={setUrgent}
            choices={[{ value: "urgent", label: t.urgentChoice }]}
          />
          {failure}
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
