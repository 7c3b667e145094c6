import type { Offence } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import { type Format, useFormat } from "../../i18n/use-format.ts";
import { Chip } from "../../ui/Chip.tsx";
import { violationMessages } from "./violation-messages.ts";

/** Says wherever it is shown that the wording of the law was not seen. */
export function ToBeVerified({ offence }: { offence: Offence }) {
  const t = useMessages(violationMessages).pick;
  return offence.toBeVerified ? <Chip tone="warning" icon="alert" label={t.toBeVerified} /> : null;
}

/** Where the law names it: "Art. 66, clause 9". */
export function OffenceBasis({ offence }: { offence: Offence }) {
  const t = useMessages(violationMessages).pick;
  const format = useFormat();
  return <>{basisOf(offence, t, format)}</>;
}

function basisOf(offence: Offence, t: (typeof violationMessages)["fa"]["pick"], format: Format): string {
  const { kind, article, clause } = offence;
  if (article !== null && clause !== null) return t.clause(format.digits(article), clause);
  const named = article === null ? "" : t.article(format.digits(article));
  if (kind === "procedural") return t.procedural;
  return named === "" ? t.campaignRule : `${t.campaignRule} · ${named}`;
}
