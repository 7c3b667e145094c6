import { useState } from "react";
import type { NewEnd } from "../../../shared/catalogue/schema.ts";
import type { Places } from "../../desk/places.ts";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { KeptLine } from "../../kept/KeptLine.tsx";
import { useFoundDraft } from "../../kept/use-found-draft.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import {
  findEnd,
  isNotLater,
  presentEnds,
  readExtensionDraft,
  type EndLine,
  type ExtensionDraft,
  type Hours,
} from "./extension-form.ts";
import { extendHours } from "./notice-calls.ts";
import styles from "./Notices.module.css";
import { noticesMessages } from "./notices-messages.ts";
import { useKeptCall } from "./use-kept-call.ts";

interface ExtensionFormProps {
  /** Of the draft. */
  id: string;
  hours: Hours;
  places: Places;
  onDone: (orderNo: string) => void;
}

const newLine = (): EndLine => ({ id: crypto.randomUUID(), constituency: "", contest: "", time: null });
const newOrder = (): ExtensionDraft => ({ callId: crypto.randomUUID(), orderNo: "", lines: [newLine()] });

/** Opens with what was begun before. */
export function ExtensionForm(props: ExtensionFormProps) {
  const found = useFoundDraft(props.id, readExtensionDraft);
  return found === undefined ? null : <Fields {...props} initial={found.content ?? newOrder()} />;
}

/** The order's number and its ends, by constituency and election; looked at once more before anything moves. */
function Fields({ id, initial, hours, places, onDone }: ExtensionFormProps & { initial: ExtensionDraft }) {
  const words = useMessages(noticesMessages);
  const t = words.extension;
  const format = useFormat();
  const { run, busy, notice: failure } = useDeskCall();
  const { form, change: keep, draft, send: sendKept, finish } = useKeptCall({ id, kind: "extension", initial });
  const { orderNo, lines } = form;
  const setLines = (make: (now: EndLine[]) => EndLine[]) => keep((now) => ({ lines: make(now.lines) }));
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState<NewEnd[] | null>(null);
  const { election, constituencies } = hours;
  const majles = constituencies.filter(({ contest }) => contest === "majles");
  const change = (lineId: string, more: Partial<EndLine>) =>
    setLines((now) => now.map((line) => (line.id === lineId ? { ...line, ...more } : line)));
  const say = (times: readonly string[]) => times.map(format.digits).join(" · ");
  const errorOf = (line: EndLine) => {
    if (line.time === null) return asked ? t.needed : undefined;
    return isNotLater(line, hours) ? t.notLater(say(presentEnds(line, hours))) : undefined;
  };
  const concerned = (ends: readonly NewEnd[]) =>
    places.branches.filter((unit) =>
      ends.some(({ constituency }) => constituency === null || constituency === unit.constituency),
    ).length;
  const nameOf = (documents: readonly { id: string; name: { fa: string; en: string } }[], id: string | null) => {
    const found = documents.find((each) => each.id === id);
    return found && format.pick(found.name);
  };

  const review = () => {
    setAsked(true);
    const ends = lines.flatMap((line) => findEnd(line, election) ?? []);
    const isWhole = orderNo.trim() !== "" && ends.length === lines.length;
    if (isWhole && !lines.some((line) => isNotLater(line, hours))) setConfirming(ends);
  };
  const send = async (ends: NewEnd[]) => {
    setConfirming(null);
    const done = await run(() => sendKept((callId) => extendHours({ id: callId, orderNo: orderNo.trim(), ends })));
    if (done === undefined) return;
    await finish(newOrder());
    onDone(orderNo.trim());
  };

  return (
    <Card>
      <form
        className={styles.form}
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          review();
        }}
      >
        <TextInput
          label={t.orderNo}
          required
          maxLength={100}
          error={asked && orderNo.trim() === "" ? words.form.needed : undefined}
          value={orderNo}
          onChange={(next) => keep({ orderNo: next })}
        />
        {lines.map((line, index) => (
          <div key={line.id} role="group" aria-label={t.line(index + 1)} className={styles.line}>
            <Select
              label={t.constituency}
              empty={t.everywhere}
              value={line.constituency}
              onChange={(constituency) => change(line.id, { constituency })}
              options={majles.map(({ id, name }) => ({ value: id, label: format.pick(name) }))}
            />
            <Select
              label={t.contest}
              empty={t.both}
              value={line.contest}
              onChange={(contest) => change(line.id, { contest })}
              options={election.contests.map(({ id, name }) => ({ value: id, label: format.pick(name) }))}
            />
            <TimeInput
              label={t.end}
              hint={t.present(say(presentEnds(line, hours)))}
              required
              error={errorOf(line)}
              value={line.time}
              onChange={(time) => change(line.id, { time })}
            />
            {lines.length > 1 && (
              <IconButton
                icon="trash"
                label={t.remove(index + 1)}
                onClick={() => setLines((now) => now.filter((each) => each.id !== line.id))}
              />
            )}
          </div>
        ))}
        <div>
          <Button icon="plus" onClick={() => setLines((now) => [...now, newLine()])}>
            {t.add}
          </Button>
        </div>
        {failure}
        <KeptLine state={draft} />
        <div>
          <Button type="submit" kind="primary" busy={busy}>
            {t.review}
          </Button>
        </div>
      </form>
      {confirming !== null && (
        <Dialog
          title={t.confirmTitle}
          onClose={() => setConfirming(null)}
          actions={
            <>
              <Button kind="primary" icon="clock" onClick={() => void send(confirming)}>
                {t.confirm}
              </Button>
              <Button onClick={() => setConfirming(null)}>{t.back}</Button>
            </>
          }
        >
          <p>{t.confirmText(orderNo.trim(), concerned(confirming))}</p>
          <ul className={styles.ends}>
            {confirming.map(({ constituency, contest, at }) => (
              <li key={`${constituency} ${contest} ${at}`}>
                {t.confirmLine(
                  nameOf(majles, constituency) ?? t.everywhere,
                  nameOf(election.contests, contest) ?? t.both,
                  format.time(at),
                )}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </Card>
  );
}
