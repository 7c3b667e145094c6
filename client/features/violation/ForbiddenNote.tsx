import type { Offence } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { Banner } from "../../ui/Banner.tsx";
import { useForbiddenText } from "./use-forbidden-text.ts";
import { violationMessages } from "./violation-messages.ts";

interface ForbiddenNoteProps {
  offence: Offence;
  branch: OwnBranch;
  /** When it happened, as told so far; null if that is not known. */
  at: string | null;
}

/** When the calendar forbids it, and whether what was told lies within. It is for knowing only. */
export function ForbiddenNote({ offence, branch, at }: ForbiddenNoteProps) {
  const t = useMessages(violationMessages).pick;
  const { periods, isInside } = useForbiddenText(branch)(offence, at);
  if (periods.length === 0) return null;
  return (
    <Banner tone="info" icon="today">
      {periods.map((period) => (
        <p key={period}>{period}</p>
      ))}
      {isInside !== null && <p role="status">{isInside ? t.timeInside : t.timeOutside}</p>}
    </Banner>
  );
}
