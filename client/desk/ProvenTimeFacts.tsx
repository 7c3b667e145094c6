import type { ProvenTime } from "../../shared/projections/timeliness.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Facts } from "../ui/Card.tsx";
import { deskEntriesMessages } from "./desk-entries-messages.ts";

/** The three times, kept apart: what the tablet claims, when the server had it, and what the server's clock proves. */
export function ProvenTimeFacts({ time }: { time: ProvenTime }) {
  const { time: t } = useMessages(deskEntriesMessages);
  const format = useFormat();
  const { claimedAt, provenAfter, provenBefore, clock } = time;
  const proven =
    provenAfter !== null && provenBefore !== null
      ? t.provenBetween(format.moment(provenAfter), format.moment(provenBefore))
      : provenBefore !== null
        ? t.provenBefore(format.moment(provenBefore))
        : provenAfter !== null
          ? t.provenAfter(format.moment(provenAfter))
          : t.provenNothing;
  return (
    <Facts
      facts={[
        { label: t.claimed, value: `${format.moment(claimedAt)} (${t.clocks[clock]})` },
        { label: t.received, value: provenBefore === null ? t.provenNothing : format.moment(provenBefore) },
        { label: t.proven, value: proven },
      ]}
    />
  );
}
