import { useState } from "react";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { headsOfCase, type CaseHandler, type CaseReport, type CaseView } from "../../../shared/projections/case.ts";
import { KeptDialog, type KeptForm } from "../../kept/KeptDialog.tsx";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useSession } from "../../session/session-store.ts";
import { useCollection } from "../../reference/use-reference.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { casesMessages } from "./cases-messages.ts";

export type Assigning = "take-over" | "assign" | "give-back";

/** Records who handles the case from now on, knowing of what stands. */
export function recordHandler(
  report: CaseReport,
  seen: CaseHandler,
  assignment: { handler: string | null; reason: string; draft?: string },
): Promise<unknown> {
  const { handler, reason, draft } = assignment;
  return recordEvent({
    type: "case.assigned",
    unit: report.unit as UnitId,
    subject: report.subject,
    data: { handler, after: headsOfCase(seen), reason },
    ...(draft === undefined ? {} : { draft }),
  });
}

interface AssignDialogProps {
  kind: Assigning;
  report: CaseReport;
  view: CaseView;
  places: Places;
  onClose: () => void;
}

const somebodyElse = "?";

/** With a reason, since somebody handles it already, or will without having asked for it. */
export function AssignDialog({ kind, report, view, places, onClose }: AssignDialogProps) {
  const t = useMessages(casesMessages).assignDialog;
  const nameOf = useOfficerNames();
  const officer = useSession((session) => session.officer ?? "");
  const [seen] = useState(view.handler);
  const common = { label: t.reason, needed: t.reasonNeeded };
  const words = {
    "take-over": {
      ...common,
      title: t.takeTitle,
      text: seen.kind === "disputed" ? t.takeDisputedText : t.takeText(nameOf(seen.officer ?? "")),
      save: t.take,
      done: t.taken,
    },
    assign: { ...common, title: t.assignTitle, text: t.assignText, save: t.assign, done: t.assigned },
    "give-back": { ...common, title: t.backTitle, text: t.backText, save: t.giveBack, done: t.givenBack },
  }[kind];
  const handlerOf = ({ who, username }: Readonly<Record<string, string>>): string | null => {
    if (kind === "give-back") return null;
    if (kind === "take-over") return officer;
    return (who === somebodyElse ? username : who)?.trim() ?? "";
  };
  return (
    <KeptDialog
      id={`case-${kind}:${report.subject}`}
      words={words}
      {...(kind === "assign" && {
        renderFields: (form: KeptForm) => <HandlerField form={form} report={report} view={view} places={places} />,
      })}
      isComplete={(choices) => handlerOf(choices) !== ""}
      onSave={(reason, choices, draft) => recordHandler(report, seen, { handler: handlerOf(choices), reason, draft })}
      onClose={onClose}
    />
  );
}

interface HandlerFieldProps {
  form: KeptForm;
  report: CaseReport;
  view: CaseView;
  places: Places;
}

/** Those who have worked on the case, and who is listed for the offices above the branch; anybody else by name of user. */
function HandlerField({ form: { choices, choose, tried }, report, view, places }: HandlerFieldProps) {
  const t = useMessages(casesMessages).assignDialog;
  const nameOf = useOfficerNames();
  const officer = useSession((session) => session.officer ?? "");
  const path = places.unitOf.get(report.unit)?.path ?? `${report.unit}/`;
  const listed = useCollection(
    "people",
    ({ unit, role }) => mayRecord(role, "case.assigned") && path.split("/").includes(unit),
  ).map(({ id }) => id);
  const worked = view.timeline.flatMap(({ content, officer: writer, type }) => {
    if (content?.type === "case.assigned" && content.data.handler !== null) return [writer, content.data.handler];
    return type === "case.answered" ? [] : [writer];
  });
  const current = view.handler.kind === "settled" ? view.handler.officer : null;
  const offered = [...new Set([officer, ...worked, ...listed])].filter((id) => id !== "" && id !== current);
  const who = choices["who"] ?? "";
  return (
    <>
      <ChoiceGroup
        label={t.who}
        value={who}
        onChange={(next) => choose({ who: next })}
        choices={[
          ...offered.map((id) => ({
            value: id,
            label: <bdi>{nameOf(id)}</bdi>,
            ...(nameOf(id) !== id && { description: <bdi dir="ltr">{id}</bdi> }),
          })),
          { value: somebodyElse, label: t.other },
        ]}
        error={tried && who === "" ? t.whoNeeded : undefined}
        required
      />
      {who === somebodyElse && (
        <TextInput
          label={t.username}
          dir="ltr"
          value={choices["username"] ?? ""}
          onChange={(username) => choose({ username })}
          maxLength={200}
          error={tried && (choices["username"] ?? "").trim() === "" ? t.whoNeeded : undefined}
          required
        />
      )}
    </>
  );
}
