import type { ProvenTime } from "../../shared/projections/timeliness.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { provenTimeMessages } from "./proven-time-messages.ts";

export interface TimeText {
  /** A claim never stands alone: what the tablet says, what its clock is worth, and the interval that the server's proves. */
  inLine: (time: ProvenTime) => string;
  /** The interval alone; undefined where nothing is proven. */
  interval: (time: ProvenTime) => string | undefined;
  /** What the tablet's clock said at an instant of which nothing was signed. */
  unproven: (instant: string) => string;
}

/** Times of one day without their date, as long as all that is said lies on that day. */
export function useTimeText(): TimeText {
  const t = useMessages(provenTimeMessages);
  const format = useFormat();

  function saying({ claimedAt, provenAfter, provenBefore }: ProvenTime): (instant: string) => string {
    const days = new Set(
      [claimedAt, provenAfter, provenBefore].flatMap((at) => (at === null ? [] : format.dateOf(at))),
    );
    return days.size === 1 ? format.time : format.moment;
  }

  function interval(time: ProvenTime): string | undefined {
    const say = saying(time);
    const { provenAfter, provenBefore } = time;
    if (provenAfter !== null && provenBefore !== null) {
      const [after, before] = [say(provenAfter), say(provenBefore)];
      // Both ends in the minute that is told: "after 17:24 and before 17:24" would read as if nothing could lie between.
      return after === before ? t.provenWithin(after) : t.provenBetween(after, before);
    }
    if (provenBefore !== null) return t.provenBefore(say(provenBefore));
    return provenAfter === null ? undefined : t.provenAfter(say(provenAfter));
  }

  return {
    interval,
    unproven: (instant) => t.inLine.unproven(format.moment(instant)),
    inLine(time) {
      const claimed = t.inLine[time.clock](saying(time)(time.claimedAt));
      const proven = interval(time);
      return proven === undefined ? claimed : `${claimed} · ${t.inLineProven(proven)}`;
    },
  };
}
