/** What the list shows: each complaint with how it stands to the windows of the law, filtered and in order. */
import { foldCompact, matchesQuery } from "../../../shared/lib/fold-text.ts";
import {
  timeComplaint,
  type Complaint,
  type ComplaintState,
  type ComplaintTiming,
} from "../../../shared/projections/complaints.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import type { Places } from "../../desk/places.ts";
import { complaintKey, findTwiceNumbered } from "./register-number.ts";

export type WindowState = ComplaintTiming["received"] | "not-read";

export interface ListedComplaint {
  complaint: Complaint;
  /** Null where its registration cannot be read. */
  timing: ComplaintTiming | null;
  window: WindowState;
  /** Open, and the time to decide it is over. */
  isOverdue: boolean;
  isNumberedTwice: boolean;
}

/** The newest paper first; what cannot be read comes before, since somebody has to look at it. */
export function listComplaints(
  complaints: readonly Complaint[],
  catalogue: ElectionCatalogue,
  unitOf: Places["unitOf"],
  nowMs: number,
): ListedComplaint[] {
  const twice = findTwiceNumbered(complaints);
  const receivedAt = ({ registered }: Complaint) => registered?.data?.receivedAt ?? "9";
  return complaints
    .map((complaint): ListedComplaint => {
      const data = complaint.registered?.data ?? null;
      const constituency = unitOf.get(data?.about ?? complaint.unit)?.constituency ?? null;
      const timing = data && timeComplaint(data, constituency, catalogue);
      const isOpen = complaint.state === "open" || complaint.state === "disputed";
      return {
        complaint,
        timing,
        window: timing?.received ?? "not-read",
        isOverdue: isOpen && timing?.decideByMs != null && nowMs >= timing.decideByMs,
        isNumberedTwice: twice.has(complaintKey(complaint)),
      };
    })
    .toSorted((left, right) => {
      const [one, other] = [receivedAt(left.complaint), receivedAt(right.complaint)];
      return one < other ? 1 : one > other ? -1 : left.complaint.subject < right.complaint.subject ? -1 : 1;
    });
}

/** Empty: any. */
export interface ComplaintFilter {
  query: string;
  state: ComplaintState | "";
  addressee: "boards" | "guardian-council" | "";
  window: WindowState | "";
}

export const everyComplaint: ComplaintFilter = { query: "", state: "", addressee: "", window: "" };

export function selectComplaints(
  listed: readonly ListedComplaint[],
  filter: ComplaintFilter,
  { unitOf, searchText }: Pick<Places, "unitOf" | "searchText">,
): ListedComplaint[] {
  const { query, state, addressee, window } = filter;
  return listed.filter(({ complaint, window: own }) => {
    const data = complaint.registered?.data;
    if (state !== "" && complaint.state !== state) return false;
    if (window !== "" && own !== window) return false;
    if (addressee !== "" && data?.addressee !== addressee) return false;
    if (query.trim() === "") return true;
    const about = data?.about == null ? undefined : unitOf.get(data.about);
    const person = data && [data.complainant.name, data.complainant.surname, data.complainant.fatherName].join(" ");
    const text = foldCompact([data?.number, person, data?.about, data?.text, complaint.subject].join(" "));
    return matchesQuery(about === undefined ? text : `${text}${searchText(about)}`, query);
  });
}
