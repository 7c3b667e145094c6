import { Type, type Static } from "typebox";
import { Check } from "typebox/value";
import { Instant } from "../../shared/journal/entry.ts";
import type { OfficeStore } from "../journal-store/office-store.ts";

/** Somebody's word that the database lacks what this checkpoint covers, and that the log goes on without it. */
export const Resumption = Type.Object({
  size: Type.Integer({ minimum: 0 }),
  /** base64url. */
  root: Type.String(),
  /** Nothing is signed with an earlier time. */
  signedAt: Type.Union([Instant, Type.Null()]),
  at: Instant,
});
export type Resumption = Static<typeof Resumption>;

const settingName = "log.resumed";

export async function findResumption(store: Pick<OfficeStore, "findSetting">): Promise<Resumption | null> {
  const text = await store.findSetting(settingName);
  if (text === undefined) return null;
  const value: unknown = JSON.parse(text);
  return Check(Resumption, value) ? value : null;
}

export const putResumption = (store: Pick<OfficeStore, "putSetting">, resumption: Resumption): Promise<unknown> =>
  store.putSetting(settingName, JSON.stringify(resumption));
