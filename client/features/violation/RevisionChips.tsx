import type { Violation } from "../../../shared/projections/violations.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Chip } from "../../ui/Chip.tsx";
import { violationMessages } from "./violation-messages.ts";

/** Whether what is shown is the first entry, an amendment, or one of several that stand side by side. */
export function RevisionChips({ violation: { state, heads } }: { violation: Pick<Violation, "state" | "heads"> }) {
  const t = useMessages(violationMessages);
  return (
    <>
      {state === "unreadable" && <Chip tone="doubt" icon="eye" label={t.unreadable} />}
      {heads.length > 1 ? (
        <Chip tone="warning" icon="alert" label={t.differing} />
      ) : (
        state === "amended" && <Chip icon="edit" label={t.amended} />
      )}
    </>
  );
}
