import type { CountState } from "../../shared/projections/count.ts";
import { useMessages } from "../i18n/messages.ts";
import { Chip, type ChipTone } from "../ui/Chip.tsx";
import type { IconName } from "../ui/icon-paths.tsx";
import { countStateMessages } from "./count-state-messages.ts";

const looks: Record<CountState, { tone: ChipTone; icon: IconName }> = {
  once: { tone: "neutral", icon: "hourglass" },
  differing: { tone: "doubt", icon: "users" },
  agreeing: { tone: "info", icon: "users" },
  settled: { tone: "info", icon: "scale" },
  signed: { tone: "success", icon: "check" },
  refused: { tone: "danger", icon: "alert" },
};

/** How the count's minutes stand under the two-person rule. */
export function CountStateChip({ state }: { state: CountState }) {
  const t = useMessages(countStateMessages);
  return <Chip {...looks[state]} label={t[state]} />;
}
