import type { Election } from "../../../shared/catalogue/schema.ts";
import { localDateOf } from "../../i18n/moments.ts";
import { useFormat } from "../../i18n/use-format.ts";

/** A time of election day alone, any other with its date: what is due at 02:00 is due in the night after. */
export function useDueText(election: Election): (instant: string) => string {
  const format = useFormat();
  return (instant) =>
    localDateOf(instant, election.utcOffsetMinutes) === election.electionDay
      ? format.time(instant)
      : format.moment(instant);
}
