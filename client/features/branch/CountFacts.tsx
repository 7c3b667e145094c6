import type { Report } from "../../../shared/catalogue/schema.ts";
import type { CountCheck } from "../../../shared/projections/count.ts";
import { figureKey, type CountFigure } from "../../../shared/projections/count-figures.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { CountStateChip } from "../../count-state/CountStateChip.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Facts, type Fact } from "../../ui/Card.tsx";
import { branchMessages } from "./branch-messages.ts";
import styles from "./DayReports.module.css";

interface CountFactsProps {
  check: CountCheck;
  known: Report | undefined;
  catalogue: ElectionCatalogue;
}

/** The minutes of a count under the two-person rule: what it is, and what it is not. */
export function CountFacts({ check, known, catalogue }: CountFactsProps) {
  const { count: t } = useMessages(branchMessages);
  const format = useFormat();
  const nameOf = useOfficerNames();
  const say = (figure: number | string | null) =>
    figure === null ? t.empty : typeof figure === "number" ? format.figure(figure) : figure;
  const nameFigure = ({ contest: id, field: place }: Pick<CountFigure, "contest" | "field">) => {
    const [question = "", ...name] = place.split("/");
    const field = known?.fields.find((each) => each.name === question);
    const contest = catalogue.election.contests.find((each) => each.id === id);
    const words = name.length > 0 ? name.join("/") : field === undefined ? question : format.pick(field.label);
    return contest === undefined ? words : `${format.pick(contest.name)} · ${words}`;
  };
  const lines = (list: readonly { key: string; text: string }[]) => (
    <ul role="list" className={styles.findings}>
      {list.map(({ key, text }) => (
        <li key={key}>
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  );
  const fact = (label: string, list: readonly { key: string; text: string }[]): Fact[] =>
    list.length === 0 ? [] : [{ label, value: lines(list) }];
  return (
    <section className={styles.findings}>
      <h3 className={styles.heading}>
        {t.title} <CountStateChip state={check.state} />
      </h3>
      <Facts
        facts={[
          { label: t.first, value: <bdi>{nameOf(check.firstOfficer)}</bdi> },
          {
            label: t.second,
            value:
              check.second === null ? (
                t.none
              ) : (
                <>
                  <bdi>{nameOf(check.second.officer)}</bdi> · {format.moment(check.second.time.claimedAt)}
                </>
              ),
          },
          ...fact(
            t.weightless,
            check.weightless.map(({ author, seq, officer, weight }) => ({
              key: `${author} ${seq}`,
              text: `${nameOf(officer)}: ${t.weights[weight]}`,
            })),
          ),
          ...fact(
            t.open,
            check.open.map((each) => ({
              key: figureKey(each),
              text: t.openLine(nameFigure(each), say(each.first), say(each.second)),
            })),
          ),
          ...fact(
            t.settled,
            check.settlements.flatMap(({ author, seq, officer, differences }) =>
              differences.map((each) => ({
                key: `${author} ${seq} ${figureKey(each)}`,
                text: `${t.settledLine(nameFigure(each), say(each.settled), nameOf(officer))} – ${each.explanation}`,
              })),
            ),
          ),
          ...fact(
            t.words,
            check.words.map(({ officer, verdict, reason }) => ({
              key: officer,
              text: `${nameOf(officer)}: ${verdict === "signed" ? t.signed : t.refused(reason)}`,
            })),
          ),
        ]}
      />
      <p className={styles.quiet}>{t.notVerified}</p>
    </section>
  );
}
