import { useState } from "react";
import type { Report } from "../../../shared/catalogue/schema.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useRuleText } from "../../tablet/use-rule-text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextArea } from "../../ui/TextInput.tsx";
import { needsExplanation, type FormChecks, type QuestionAt } from "./form-checks.ts";
import { reportMessages } from "./report-messages.ts";
import styles from "./SaveDialog.module.css";

interface SaveDialogProps {
  report: Report;
  catalogue: ElectionCatalogue;
  checks: FormChecks;
  explanation: string;
  onExplanation: (text: string) => void;
  busy: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** Names what does not fit, is empty or unreadable, asks for an explanation, and goes on: saving is never refused. */
export function SaveDialog(props: SaveDialogProps) {
  const { report, catalogue, checks, explanation, onExplanation, busy, onSave, onClose } = props;
  const t = useMessages(reportMessages).check;
  const format = useFormat();
  const say = useRuleText();
  const [asked, setAsked] = useState(false);
  const explains = needsExplanation(checks);
  const contestOf = (id: string | null) => {
    const contest = catalogue.election.contests.find((each) => each.id === id);
    return contest === undefined ? "" : `${format.pick(contest.name)}: `;
  };
  const named = ({ field, contest }: QuestionAt) => {
    const found = report.fields.find(({ name }) => name === field);
    return `${contestOf(contest)}${found ? format.pick(found.label) : field}`;
  };
  const messageOf = (at: QuestionAt) => {
    const message = report.fields.find(({ name }) => name === at.field)?.constraintMessage;
    return message ? `${named(at)}: ${format.pick(message)}` : named(at);
  };
  const broken = checks.broken.filter(({ rule }) => rule.severity !== "info");
  const lists = [
    {
      title: t.broken,
      lines: [
        ...broken.map(({ rule, contest, figures }) => `${contestOf(contest)}${say(rule, figures)}`),
        ...checks.flagged.map(messageOf),
      ],
    },
    { title: t.missing, lines: checks.missing.map(named) },
    { title: t.unread, lines: checks.unread.map(named) },
  ].filter(({ lines }) => lines.length > 0);
  const bare = explains && explanation.trim() === "";

  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={busy}
            onClick={() => {
              if (bare) setAsked(true);
              else onSave();
            }}
          >
            {explains ? t.saveExplained : t.save}
          </Button>
          {bare && asked && (
            <Button busy={busy} onClick={onSave}>
              {t.saveBare}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {t.back}
          </Button>
        </>
      }
    >
      <div className={styles.lists}>
        {lists.map(({ title, lines }) => (
          <div key={title}>
            <p className={styles.title}>{title}</p>
            <ul className={styles.lines}>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
        {explains && (
          <TextArea
            label={t.explanation}
            hint={t.explanationHint}
            error={bare && asked ? t.explanationEmpty : undefined}
            rows={3}
            maxLength={4000}
            value={explanation}
            onChange={onExplanation}
          />
        )}
      </div>
    </Dialog>
  );
}
