import type { ProvenTime } from "../../shared/projections/timeliness.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Facts, type Fact } from "../ui/Card.tsx";
import { provenTimeMessages } from "./proven-time-messages.ts";
import { useTimeText } from "./use-time-text.ts";

/** The three times, kept apart: what the tablet claims, when the server had it, and what the server's clock proves. */
export function useProvenTimeFacts(time: ProvenTime): Fact[] {
  const t = useMessages(provenTimeMessages);
  const format = useFormat();
  const { interval } = useTimeText();
  const { claimedAt, provenBefore, clock } = time;
  return [
    { label: t.claimed, value: `${format.moment(claimedAt)} · ${t.clocks[clock]}` },
    { label: t.received, value: provenBefore === null ? t.notReceived : format.moment(provenBefore) },
    { label: t.proven, value: interval(time) ?? t.provenNothing },
  ];
}

export const ProvenTimeFacts = ({ time }: { time: ProvenTime }) => <Facts facts={useProvenTimeFacts(time)} />;
