import type { Unit } from "../../../shared/catalogue/schema.ts";
import type { Format } from "../../i18n/use-format.ts";
import type { ComplaintWords } from "./complaints-messages.ts";
import type { ListedComplaint } from "./select-complaints.ts";

interface RowWords {
  unitOf: ReadonlyMap<string, Unit>;
  t: ComplaintWords;
  format: Format;
}

/** The list as a file. Who complains, where they live and what they say is left out unless `withPersonal`. */
export function complaintRows(
  listed: readonly ListedComplaint[],
  withPersonal: boolean,
  { unitOf, t, format }: RowWords,
): (string | number | null)[][] {
  const { csv, columns } = t;
  const personal = [csv.name, csv.surname, csv.fatherName, csv.job, csv.address, csv.phone, csv.content, csv.reason];
  const head = [
    csv.subject,
    columns.number,
    columns.office,
    csv.officeCode,
    columns.about,
    csv.branchCode,
    csv.standing,
    columns.addressee,
    csv.contest,
    csv.pages,
    csv.signature,
    columns.receivedAt,
    columns.window,
    columns.state,
    csv.decidedAt,
    ...(withPersonal ? personal : []),
  ];
  const nameOf = (id: string) => {
    const unit = unitOf.get(id);
    return unit === undefined ? id : format.pick(unit.name);
  };
  const rows = listed.map(({ complaint, window }) => {
    const { subject, unit, registered, heads, state } = complaint;
    const data = registered?.data ?? null;
    const decided = heads.flatMap((head) => head.data ?? []);
    const about = data?.about ?? null;
    const person = data?.complainant;
    return [
      subject,
      data?.number ?? null,
      nameOf(unit),
      unit,
      about === null ? null : nameOf(about),
      about,
      data && t.standings[data.complainant.standing],
      data && t.addressees[data.addressee],
      data && t.contests[data.contest],
      data?.pages ?? null,
      data && (data.signatureSeen ? csv.yes : csv.no),
      data && format.moment(data.receivedAt),
      t.windows[window],
      t.states[state],
      decided.map(({ decidedAt }) => format.moment(decidedAt)).join(" · "),
      ...(withPersonal
        ? [
            person?.name ?? null,
            person?.surname ?? null,
            person?.fatherName ?? null,
            person?.job ?? null,
            person?.address ?? null,
            person?.phone ?? null,
            data?.text ?? null,
            decided.map(({ reason }) => reason).join(" · "),
          ]
        : []),
    ];
  });
  return [head, ...rows];
}
