import { useState } from "react";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { withoutCopies, type CaseReport, type CaseView } from "../../../shared/projections/case.ts";
import { mentionKey } from "../../../shared/projections/supervision.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import cases from "../../cases/cases.module.css";
import { SaidBy } from "../../cases/SaidBy.tsx";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
import type { RoleOf } from "../../supervision/ToldBy.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { casesMessages } from "./cases-messages.ts";
import { PartDialog } from "./CaseTextDialogs.tsx";
import { offenceNames } from "./offence-names.ts";
import { useOffences } from "./use-offences.ts";
import { violationsMessages } from "./violations-messages.ts";

interface CaseReportsProps {
  view: CaseView;
  violations: readonly Violation[];
  /** Of the report that is looked at. */
  subject: string;
  places: Places;
  roleOf: RoleOf;
}

/** All reports of one event, who joined them and why; each can be parted again. */
export function CaseReports({ view, violations, subject, places, roleOf }: CaseReportsProps) {
  const t = useMessages(casesMessages).page;
  const words = useMessages(violationsMessages);
  const format = useFormat();
  const offenceOf = useOffences();
  const role = useSession((session) => session.device?.role ?? "");
  const [parting, setParting] = useState<CaseReport | null>(null);
  const mayPart = mayRecord(role, "case.parted");
  if (view.reports.length === 1) return <p>{t.joinedOne}</p>;
  return (
    <>
      <ul role="list" className={cases.list} aria-label={t.joined}>
        {view.reports.map((report) => {
          const violation = violations.find((each) => each.subject === report.subject);
          const branch = places.unitOf.get(report.unit);
          return (
            <li key={report.subject} className={cases.told}>
              <p className={cases.head}>
                <strong>
                  {violation === undefined ? t.outside : offenceNames(violation, offenceOf, words, format)}
                </strong>
                <span>{branch ? format.pick(branch.name) : report.unit}</span>
                {report.subject === subject && <Chip tone="info" icon="eye" label={t.thisReport} />}
              </p>
              <p dir="auto" className={cases.text}>
                {violation?.heads.find(({ content }) => content !== null)?.content?.description}
              </p>
              <p className={cases.head}>
                {violation !== undefined && report.subject !== subject && (
                  <ButtonLink icon="eye" href={`/violations/${encodeURIComponent(report.subject)}`}>
                    {words.page.title}
                  </ButtonLink>
                )}
                {mayPart && violation !== undefined && (
                  <Button icon="close" onClick={() => setParting(report)}>
                    {t.part}
                  </Button>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      <ul role="list" className={cases.list} aria-label={t.types["case.joined"]}>
        {withoutCopies(view.joins).map((join) => (
          <li key={mentionKey(join)} className={cases.told}>
            <p className={cases.head}>
              <Chip icon="plus" label={t.types["case.joined"]} />
              <SaidBy entry={join} roleOf={roleOf} />
            </p>
            <p dir="auto" className={cases.text}>
              {join.said.reason}
            </p>
          </li>
        ))}
      </ul>
      {parting !== null && (
        <PartDialog
          report={parting}
          view={view}
          isWithin={({ unit }) => places.unitOf.has(unit)}
          onClose={() => setParting(null)}
        />
      )}
    </>
  );
}
