import { useMessages } from "../../i18n/messages.ts";
import { Chip, type ChipTone } from "../../ui/Chip.tsx";
import type { IconName } from "../../ui/icon-paths.tsx";
import type { SeverityName } from "./select-violations.ts";
import { violationsMessages } from "./violations-messages.ts";

const looks: Record<SeverityName, { tone: ChipTone; icon: IconName }> = {
  critical: { tone: "danger", icon: "alert" },
  high: { tone: "warning", icon: "alert" },
  medium: { tone: "info", icon: "flag" },
  low: { tone: "neutral", icon: "flag" },
  unknown: { tone: "neutral", icon: "minus" },
};

export function SeverityChip({ severity }: { severity: SeverityName }) {
  const { severities } = useMessages(violationsMessages);
  return <Chip {...looks[severity]} label={severities[severity]} />;
}
