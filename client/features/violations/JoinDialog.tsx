import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { CaseReport, CaseView } from "../../../shared/projections/case.ts";
import { caseWords } from "../../cases/case-words.ts";
import { KeptDialog, type KeptForm } from "../../kept/KeptDialog.tsx";
import type { DeskCase, Roles } from "../../desk/desk-case.ts";
import type { Places } from "../../desk/places.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { useCaseRoles } from "../../desk/use-case-roles.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { casesMessages } from "./cases-messages.ts";
import { decisionName } from "../../cases/CaseStateChip.tsx";
import { offenceNames } from "./offence-names.ts";
import { isOpenCase, matchesCase } from "./select-violations.ts";
import { tellCase } from "./tell-case.ts";
import { useOffences } from "./use-offences.ts";
import { violationsMessages } from "./violations-messages.ts";

interface JoinDialogProps {
  report: CaseReport;
  view: CaseView;
  places: Places;
  onClose: () => void;
}

/** Joins this report with another open case. */
export function JoinDialog({ report, view, places, onClose }: JoinDialogProps) {
  const { joinDialog: t, told } = useMessages(casesMessages);
  const roles = useCaseRoles();
  return (
    <KeptDialog
      id={`case-join:${report.subject}`}
      size="wide"
      words={{ ...t, text: `${t.text} ${told.reason}`, label: t.reason, needed: t.reasonNeeded }}
      renderFields={(form) =>
        roles === undefined ? <LoadingState /> : <CaseChoice form={form} view={view} places={places} roles={roles} />
      }
      isComplete={({ subject, unit }) => (subject ?? "") !== "" && (unit ?? "") !== ""}
      onSave={async (reason, { subject, unit }, draft) => {
        const other = { unit: unit!, subject: subject! };
        // On both, since a branch reads what is recorded about itself. It takes back no other join: each stays with those that it is
        // joined with already.
        const data = ({ subject: on }: CaseReport) => ({
          with: on === other.subject ? report : other,
          after: [],
          reason,
        });
        const untold = await tellCase("case.joined", [report, other], data, draft);
        if (untold > 0) showToast("danger", told.failed(untold));
      }}
      onClose={onClose}
    />
  );
}

const mostShown = 8;

interface CaseChoiceProps {
  form: KeptForm;
  view: CaseView;
  places: Places;
  roles: Roles;
}

function CaseChoice({ form: { choices, choose, tried }, view, places, roles }: CaseChoiceProps) {
  const t = useMessages(casesMessages).joinDialog;
  const violationWords = useMessages(violationsMessages);
  const words = useMessages(caseWords);
  const format = useFormat();
  const offenceOf = useOffences();
  const question = useMemo(() => ({ roles }), [roles]);
  const answer = useAnswer("cases", question);
  const [query, setQuery] = useState("");
  const wanted = useDeferredValue(query);
  const found = useMemo(() => {
    const here = new Set(view.reports.map(({ subject }) => subject));
    const others = (answer?.cases ?? []).filter(
      (each) => isOpenCase(each) && !each.reports.some(({ subject }) => here.has(subject)),
    );
    const place = { unitOf: places.unitOf, searchText: places.searchText, offenceOf };
    // Those of the same branch are the likeliest.
    const isNear = ({ reports }: DeskCase) => reports.some(({ unit }) => view.reports.some((own) => own.unit === unit));
    return others
      .filter((each) => each.id === choices["id"] || wanted === "" || matchesCase(each, wanted, place))
      .toSorted((one, other) => Number(isNear(other)) - Number(isNear(one)));
  }, [answer, view, places, offenceOf, wanted, choices]);
  const isGone = answer !== undefined && (choices["id"] ?? "") !== "" && !found.some(({ id }) => id === choices["id"]);
  useEffect(() => {
    // A draft may name a case that was closed or joined since: it is chosen anew.
    if (isGone) choose({ id: "", unit: "", subject: "" });
  }, [isGone, choose]);
  if (answer === undefined) return <LoadingState />;
  const shown = found.slice(0, mostShown);
  return (
    <>
      <SearchInput label={t.search} value={query} onChange={setQuery} />
      {found.length === 0 ? (
        <p role="status">{t.none}</p>
      ) : (
        <ChoiceGroup
          label={t.which}
          value={choices["id"] ?? ""}
          onChange={(id) => {
            const chosen = found.find((each) => each.id === id)!;
            const [{ unit, subject }] = chosen.violations;
            choose({ id, unit, subject });
          }}
          choices={shown.map((each) => {
            const [violation] = each.violations;
            const branch = places.unitOf.get(violation.unit);
            const stand = each.stand.kind === "disputed" ? words.disputed : decisionName(each.stand, words);
            return {
              value: each.id,
              label: `${offenceNames(violation, offenceOf, violationWords, format)} · ${stand}`,
              description: (
                <>
                  {branch ? format.pick(branch.name) : violation.unit}
                  {" · "}
                  <bdi>{violation.heads.find(({ content }) => content !== null)?.content?.description ?? ""}</bdi>
                </>
              ),
            };
          })}
          error={tried && (choices["id"] ?? "") === "" ? t.whichNeeded : undefined}
          required
        />
      )}
      {found.length > shown.length && <p>{t.more(found.length - shown.length)}</p>}
    </>
  );
}
