import type { CaseClock } from "../../../shared/projections/case-clock.ts";
import type { Documentation } from "../../../shared/projections/documentation.ts";
import { documentationParts } from "../../../shared/projections/documentation.ts";
import type { CaseView } from "../../../shared/projections/case.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { useServerNow } from "../../tablet/use-server-now.ts";
import { Card, Facts } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import styles from "./case.module.css";
import { CaseClockChip } from "./CaseClockChip.tsx";
import { casesMessages } from "./cases-messages.ts";
import { CaseStateRow } from "./CaseStateRow.tsx";

interface CaseHeadProps {
  view: CaseView;
  clock: CaseClock | null;
  documentation: Documentation;
}

/** Where the case stands, until when it may, whose it is, and how well it is documented. */
export function CaseHead({ view: { stand, steps, handler }, clock, documentation }: CaseHeadProps) {
  const t = useMessages(casesMessages);
  const nameOf = useOfficerNames();
  return (
    <Card>
      <CaseStateRow stand={stand} steps={steps} />
      <Facts
        facts={[
          { label: t.clock.label, value: clock === null ? t.clock.none : <ClockText clock={clock} /> },
          {
            label: t.handler.label,
            value:
              handler.kind === "disputed" ? (
                <Chip tone="danger" icon="users" label={t.handler.disputed} />
              ) : handler.officer === null ? (
                t.handler.nobody
              ) : (
                <bdi>{nameOf(handler.officer)}</bdi>
              ),
          },
          { label: t.documentation.label, value: <DocumentationText documentation={documentation} /> },
        ]}
      />
    </Card>
  );
}

function ClockText({ clock }: { clock: CaseClock }) {
  const t = useMessages(casesMessages).clock;
  const format = useFormat();
  const nowMs = useServerNow();
  return (
    <>
      <CaseClockChip clock={clock} nowMs={nowMs} />
      <p className={styles.beside}>
        {t.since(t.names[clock.name], format.moment(clock.startAt))} · {t.until(format.moment(clock.deadlineAt))}
        {clock.isClaimed && ` (${t.claimed})`}
        <br />
        {t.design}
      </p>
    </>
  );
}

function DocumentationText({ documentation: { present, missing } }: { documentation: Documentation }) {
  const t = useMessages(casesMessages).documentation;
  return (
    <>
      {t.of(present.length, documentationParts.length)}
      <p className={styles.beside}>
        {missing.length === 0 ? t.complete : t.missing(missing.map((part) => t.parts[part]).join(t.separator))}
      </p>
    </>
  );
}
