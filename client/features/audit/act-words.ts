import { useMemo } from "react";
import { roleNames } from "../../../shared/catalogue/roles.ts";
import type { Role } from "../../../shared/catalogue/schema.ts";
import type { OfficeActed } from "../../../shared/events/event.ts";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { auditMessages } from "./audit-messages.ts";
import type { ShownAct } from "./office-acts.ts";

export interface ActWords {
  nameOf(act: string): string;
  by(by: OfficeActed["by"]): string;
  subject(subject: string): string;
  details(details: OfficeActed["details"]): { label: string; text: string }[];
  /** As a line of a table that is saved. */
  lineOf(act: ShownAct): string[];
}

/** Of a key as much as people compare. */
const keyLength = 12;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isKey = (text: string): boolean => /^[\w-]{43}$/.test(text);
const shortKey = (text: string): string => (isKey(text) ? text.slice(0, keyLength) : text);

/** The words of acts in the language of the moment; what a newer server names otherwise is shown as it stands. */
export function useActWords(): ActWords {
  const t = useMessages(auditMessages);
  const format = useFormat();
  const { unitOf } = usePlaces();
  return useMemo(() => {
    const pick = (words: Readonly<Record<string, string>>, key: string) =>
      Object.hasOwn(words, key) ? words[key]! : key;
    const unitName = (id: string) => {
      const unit = unitOf.get(id);
      return unit === undefined ? id : format.pick(unit.name);
    };
    const dayOrKey = (text: string) => (isDay(text) ? format.date(text) : shortKey(text));
    const valueText = (name: string, value: OfficeActed["details"][string]): string => {
      if (value === null) return t.nothing;
      if (typeof value === "boolean") return value ? t.yes : t.no;
      if (typeof value === "number") return format.figure(value);
      if (name === "unit") return unitName(value);
      if (name === "role" && Object.hasOwn(roleNames, value)) return format.pick(roleNames[value as Role]);
      return dayOrKey(value);
    };
    const words: Omit<ActWords, "lineOf"> = {
      nameOf: (act) => pick(t.acts, act),
      by: ({ kind, id }) =>
        kind === "user" ? id : kind === "device" ? t.by.device(id.slice(0, keyLength)) : t.by[kind],
      subject: (subject) => (subject === "" ? t.nothing : unitOf.has(subject) ? unitName(subject) : dayOrKey(subject)),
      details: (details) =>
        Object.entries(details).map(([name, value]) => ({
          label: pick(t.details, name),
          text: valueText(name, value),
        })),
    };
    return {
      ...words,
      lineOf: ({ act, data, row }) => [
        row.receivedAt ?? row.claimedAt,
        words.nameOf(act),
        data === null ? t.unreadable : words.by(data.by),
        data?.subject ?? "",
        data === null
          ? ""
          : words
              .details(data.details)
              .map(({ label, text }) => `${label}: ${text}`)
              .join(" · "),
      ],
    };
  }, [t, format, unitOf]);
}
