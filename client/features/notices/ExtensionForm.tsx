import { useState } from "react";
import type { NewEnd } from "../../../shared/catalogue/schema.ts";
import type { Places } from "../../desk/places.ts";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import { findEnd, isNotLater, presentEnds, type EndLine, type Hours } from "./extension-form.ts";
import { extendHours } from "./notice-calls.ts";
import styles from "./Notices.module.css";
import { noticesMessages } from "./notices-messages.ts";
import { useOwnId } from "./own-call.ts";

interface ExtensionFormProps {
  hours: Hours;
  places: Places;
  onDone: (orderNo: string) => void;
}

const newLine = (): EndLine => ({ id: crypto.randomUUID(), constituency: "", contest: "", time: null });

/** The order's number and its ends, by constituency and election; looked at once more before anything moves. */
export function ExtensionForm({ hours, places, onDone }: ExtensionFormProps) {
  const words = useMessages(noticesMessages);
  const t = words.extension;
  const format = useFormat();
  const { run, busy, notice: failure } = useDeskCall();
  const withOwnId = useOwnId();
  const [orderNo, setOrderNo] = useState("");
  const [lines, setLines] = useState<EndLine[]>(() => [newLine()]);
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState<NewEnd[] | null>(null);
  const { election, constituencies } = hours;
  const majles = constituencies.filter(({ contest }) => contest === "majles");
  const change = (id: string, more: Partial<EndLine>) =>
    setLines((now) => now.map((line) => (line.id === id ? { ...line, ...more } : line)));
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
    const done = await run(() => withOwnId((id) => extendHours({ id, orderNo: orderNo.trim(), ends })));
    if (done !== undefined) onDone(orderNo.trim());
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
          onChange={setOrderNo}
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
                onClick={() => setLines((now) => now.filter(({ id }) => id !== line.id))}
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
