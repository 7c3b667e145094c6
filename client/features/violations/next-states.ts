import type { CaseState } from "../../../shared/events/case.ts";
import type { CaseStand } from "../../../shared/projections/case.ts";

export const everyState: readonly CaseState[] = [
  "logged",
  "verifying",
  "referred",
  "under-review",
  "closed",
  "unfounded",
  "mistaken",
];

/** Where a case usually goes; a decision can be taken up again. Every other state can be chosen too. */
const usual: Record<CaseState, readonly CaseState[]> = {
  logged: ["verifying", "mistaken"],
  verifying: ["referred", "unfounded", "mistaken"],
  referred: ["under-review", "closed", "unfounded"],
  "under-review": ["closed", "unfounded"],
  closed: ["under-review"],
  unfounded: ["verifying"],
  mistaken: ["verifying"],
};

/** Of a disputed case, first what each of the steps says. */
export function nextStates(stand: CaseStand): CaseState[] {
  if (stand.kind === "settled") return [...usual[stand.state]];
  return [...new Set(stand.heads.map(({ said }) => said.state))];
}
