import type { TurnoutPoint } from "../../../shared/projections/turnout.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Stat } from "../../ui/Card.tsx";
import { measureNames } from "./turnout-rows.ts";
import { turnoutMessages } from "./turnout-messages.ts";
import styles from "./TurnoutPage.module.css";

/** The newest figures, and how many branches they rest on. */
export function TurnoutFiguresCards({ point }: { point: TurnoutPoint }) {
  const t = useMessages(turnoutMessages);
  const format = useFormat();
  return (
    <div className={styles.cards}>
      {measureNames.map((name) => {
        const { total, share } = point[name];
        return (
          <Stat
            key={name}
            label={`${t.measures[name]} · ${t.latest(format.pick(point.slot.label))}`}
            value={total === null ? t.unknownFigure : format.figure(total)}
            detail={share === null ? t.shareUnknown : t.share(format.percent(share))}
          />
        );
      })}
      <div className={styles.basis}>
        <span className={styles.basisTitle}>{t.coverage}</span>
        <span>{t.counted(point.checks.counted)}</span>
        <span>{t.carried(point.checks.carried)}</span>
        <span className={styles.unknown}>{t.unknown(point.checks.unknown)}</span>
      </div>
    </div>
  );
}
