/** What the complainant takes home. It names no more of the person than is needed to know whose it is. */
import type { Paper } from "../../shared/papers/paper.ts";
import { foldComplaints, timeComplaint } from "../../shared/projections/complaints.ts";
import type { PaperHead, PaperSource } from "./build-paper.ts";
import { countyName, officeName, placeName, type PaperContext } from "./paper-context.ts";

export function buildComplaintReceipt(source: PaperSource, head: PaperHead, context: PaperContext): Paper | null {
  const [complaint] = foldComplaints(source.entries);
  const registered = complaint?.registered;
  if (complaint === undefined || registered?.data == null) return null;
  const { t, format, catalogue, nameOf, unitOf } = context;
  const words = t.receipt;
  const { complainant, addressee, contest, about, pages, receivedAt, signatureSeen } = registered.data;
  const constituency = unitOf(about ?? complaint.unit)?.constituency ?? null;
  const { decideByMs } = timeComplaint(registered.data, constituency, catalogue);
  const contests = catalogue.election.contests.find(({ id }) => id === contest);
  const county = about === null ? "" : countyName(context, about);
  return {
    ...head,
    addressee: null,
    parts: [
      {
        kind: "facts",
        heading: words.facts,
        facts: [
          { label: words.office, value: officeName(context, complaint.unit) },
          { label: words.complainant, value: `${complainant.name} ${complainant.surname}` },
          { label: words.standing, value: words.standings[complainant.standing] },
          { label: words.addressee, value: words.addressees[addressee] },
          { label: words.contest, value: contests === undefined ? words.bothContests : format.pick(contests.name) },
          {
            label: words.about,
            value:
              about === null
                ? words.aboutNone
                : [placeName(context, about), county, about].filter(Boolean).join(t.listComma),
          },
          { label: words.pages, value: format.figure(pages) },
          { label: words.receivedAt, value: format.moment(receivedAt) },
          { label: words.signature, value: signatureSeen ? words.signatureSeen : words.signatureNotSeen },
          ...(decideByMs === null
            ? []
            : [
                {
                  label: words.decideBy,
                  value: words.until(format.dateOf(new Date(decideByMs - 1).toISOString())),
                },
              ]),
          { label: words.handler, value: nameOf(registered.officer) },
        ],
      },
      {
        kind: "signatures",
        heading: words.signatures,
        places: [
          { role: words.places.taker, note: "" },
          { role: words.places.complainant, note: "" },
        ],
      },
    ],
    closing: words.closing,
  };
}
