import { useMessages } from "../i18n/messages.ts";
import { Chip } from "../ui/Chip.tsx";
import { deskEntriesMessages } from "./desk-entries-messages.ts";
import type { Inclusion } from "./use-inclusion.ts";

const looks = {
  included: { tone: "success", icon: "checkCircle" },
  absent: { tone: "danger", icon: "alert" },
  newer: { tone: "neutral", icon: "hourglass" },
  unreachable: { tone: "neutral", icon: "silent" },
} as const;

/** Whether the entry was proven to stand in the server's log; nothing while that is being found out. */
export function InclusionChip({ inclusion }: { inclusion: Inclusion | undefined }) {
  const t = useMessages(deskEntriesMessages).inclusion;
  if (inclusion === undefined) return null;
  return <Chip {...looks[inclusion]} label={t[inclusion]} />;
}
