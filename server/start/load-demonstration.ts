import { demonstrationProvince } from "../../shared/catalogue/demonstration-province.ts";
import type { CollectionName, Election, Role } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { OfficeStore, ReferenceDocument } from "../journal-store/office-store.ts";
import { hashPassword } from "../session/passwords.ts";

export const demonstrationElection = "wa-1394";
export const demonstrationPassword = "amanat-demo";
const seed = "wa-1394";

/** One of each role that has a desk and a place in the demonstration: its counties have no bakhsh. */
const users: { username: string; role: Role; unit: string; fa: string; en: string }[] = [
  { username: "ministry", role: "ministry-hq", unit: "WA", fa: "ستاد انتخابات کشور", en: "Ministry headquarters" },
  { username: "province", role: "province-hq", unit: "WA", fa: "ستاد انتخابات استان", en: "Province headquarters" },
  { username: "it", role: "province-it", unit: "WA", fa: "کمیته فناوری اطلاعات استان", en: "Province IT committee" },
  { username: "observer", role: "observer", unit: "WA", fa: "هیأت نظارت استان", en: "Province supervisory board" },
  { username: "urmia", role: "county-governor", unit: "WA-URM", fa: "فرمانداری ارومیه", en: "Urmia governor's office" },
  {
    username: "urmia-board",
    role: "executive-board",
    unit: "WA-URM",
    fa: "هیأت اجرایی ارومیه",
    en: "Urmia executive board",
  },
  {
    username: "urmia-inspector",
    role: "head-inspector",
    unit: "WA-URM",
    fa: "سربازرس ارومیه",
    en: "Urmia head inspector",
  },
];

/** The place that a document belongs to, if it is of interest to some places only. */
export function unitOfDocument(collection: CollectionName, document: { id: string }): string | null {
  if (collection === "units") return document.id;
  return collection === "people" || collection === "notices" ? ((document as { unit?: string }).unit ?? null) : null;
}

export const toReference = (collection: CollectionName, documents: readonly { id: string }[]): ReferenceDocument[] =>
  documents.map((document) => ({ id: document.id, unit: unitOfDocument(collection, document), document }));

/** Fills an empty store. The elections come last: a start that is cut short begins anew. */
export async function loadDemonstration(store: OfficeStore, now: Date): Promise<Election> {
  const data = demonstrationProvince({ seed, electionDay: localDay(now) });
  const { elections, ...rest } = data;
  for (const [name, documents] of Object.entries(rest) as [CollectionName, { id: string }[]][]) {
    await store.putReference(name, toReference(name, documents));
  }
  const passwordHash = await hashPassword(demonstrationPassword);
  for (const { username, role, unit, fa, en } of users) {
    const user = { username, passwordHash, role, unit: unit as UnitId, name: { fa, en }, demonstration: true };
    await store.putUser(user, now.toISOString());
  }
  await store.putReference("elections", toReference("elections", elections));
  return elections[0]!;
}

/** The calendar day in Iran, which keeps one offset all year in the years that matter here. */
export function localDay(now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tehran" }).format(now);
}
