/** Numbers of an office's own register: `<Jalali year>/<number in that year>`. Two desks apart may give one twice: it is shown. */
import { toAsciiDigits } from "../../../shared/lib/digits.ts";
import type { Complaint } from "../../../shared/projections/complaints.ts";

/** As it is compared: in 0-9, without blanks. */
export const plainNumber = (number: string): string => toAsciiDigits(number).replaceAll(/\s/gu, "");

/** Numbers that the office has given, by the complaint's subject. */
export function numbersOf(complaints: readonly Complaint[], office: string): ReadonlyMap<string, string> {
  return new Map(
    complaints.flatMap(({ unit, subject, registered }) =>
      unit === office && registered?.data != null ? [[subject, plainNumber(registered.data.number)] as const] : [],
    ),
  );
}

/** The next of the year: one behind the highest that anybody has given in it. */
export function nextNumber(numbers: Iterable<string>, jalaliYear: number): string {
  let highest = 0;
  for (const number of numbers) {
    const match = /^(\d{4})\/(\d{1,9})$/u.exec(number);
    if (match !== null && Number(match[1]) === jalaliYear) highest = Math.max(highest, Number(match[2]));
  }
  return `${jalaliYear}/${highest + 1}`;
}

/** Complaints whose number their office has given to another one as well, by office and subject. */
export function findTwiceNumbered(complaints: readonly Complaint[]): ReadonlySet<string> {
  const byNumber = new Map<string, string[]>();
  for (const { unit, subject, registered } of complaints) {
    if (registered?.data == null) continue;
    const key = `${unit}\n${plainNumber(registered.data.number)}`;
    byNumber.set(key, [...(byNumber.get(key) ?? []), complaintKey({ unit, subject })]);
  }
  return new Set([...byNumber.values()].filter(({ length }) => length > 1).flat());
}

export const complaintKey = ({ unit, subject }: Pick<Complaint, "unit" | "subject">): string => `${unit}\n${subject}`;
