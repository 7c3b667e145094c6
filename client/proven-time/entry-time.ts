import type { Header } from "../../shared/journal/entry.ts";
import { provenTime, readTimes, type ProvenTime } from "../../shared/projections/timeliness.ts";

/** What can be said of an entry's time, from its header as it was signed. `receivedAt`: null while the server has not got it. */
export function entryTime({
  header,
  receivedAt,
}: {
  header: string;
  receivedAt?: string | null | undefined;
}): ProvenTime {
  const { clock, claimedAt } = JSON.parse(header) as Pick<Header, "clock" | "claimedAt">;
  const received = receivedAt ?? null;
  return provenTime({ claimedAt, receivedAt: received }, readTimes(clock, claimedAt, received));
}
