import type { CaseState } from "../../shared/events/case.ts";
import type { CaseStand } from "../../shared/projections/case.ts";
import { useMessages } from "../i18n/messages.ts";
import { Chip, type ChipTone } from "../ui/Chip.tsx";
import type { IconName } from "../ui/icon-paths.tsx";
import { caseWords, type CaseWords } from "./case-words.ts";

export const stateLooks: Record<CaseState, { tone: ChipTone; icon: IconName }> = {
  logged: { tone: "neutral", icon: "report" },
  verifying: { tone: "info", icon: "search" },
  referred: { tone: "info", icon: "forward" },
  "under-review": { tone: "info", icon: "scale" },
  closed: { tone: "success", icon: "checkCircle" },
  unfounded: { tone: "neutral", icon: "minus" },
  mistaken: { tone: "neutral", icon: "trash" },
};

/** Of the case as a whole. */
export function CaseStateChip({ stand }: { stand: CaseStand }) {
  const words = useMessages(caseWords);
  if (stand.kind === "disputed") return <Chip tone="danger" icon="users" label={words.disputed} />;
  return <Chip {...stateLooks[stand.state]} label={decisionName(stand, words)} />;
}

/** «ارجاع‌شده به دادستان» */
export function decisionName(
  { state, addressee }: { state: CaseState; addressee: keyof CaseWords["addressees"] | null },
  { states, addressees, stateTo }: CaseWords,
): string {
  return addressee === null ? states[state] : stateTo(states[state], addressees[addressee]);
}
