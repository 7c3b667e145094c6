/** What papers are made of besides entries: the words and dates of a language, and the reference data. */
import { useMemo } from "react";
import type { Unit } from "../../shared/catalogue/schema.ts";
import { findCounty } from "../../shared/projections/board-summary.ts";
import type { ElectionCatalogue } from "../../shared/projections/election-catalogue.ts";
import { type Locale, useLocaleStore } from "../i18n/locale.ts";
import { createFormat, type Format } from "../i18n/use-format.ts";
import { useCollection } from "../reference/use-reference.ts";
import { useElectionCatalogue } from "../tablet/use-election-catalogue.ts";
import { papersMessages, type PaperWords } from "./papers-messages.ts";

export interface PaperContext {
  t: PaperWords;
  format: Format;
  catalogue: ElectionCatalogue;
  unitOf(id: string): Unit | undefined;
  /** As the staff list has it, else the id: what a tablet's officers call themselves is known on that tablet alone. */
  nameOf(officer: string): string;
}

/** In the language asked for, whatever the screen's is. Undefined before the reference data is here. */
export function usePaperContext(locale: Locale): PaperContext | undefined {
  const catalogue = useElectionCatalogue();
  const units = useCollection("units");
  const people = useCollection("people");
  const utcOffsetMinutes = useLocaleStore((state) => state.utcOffsetMinutes);
  return useMemo(() => {
    if (catalogue === undefined) return undefined;
    const format = createFormat(locale, utcOffsetMinutes);
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    const nameOf = new Map(people.map(({ id, name }) => [id, format.pick(name)]));
    return {
      t: locale === "en" ? (papersMessages.en ?? papersMessages.fa) : papersMessages.fa,
      format,
      catalogue,
      unitOf: (id) => unitOf.get(id),
      nameOf: (officer) => nameOf.get(officer) ?? officer,
    };
  }, [catalogue, units, people, utcOffsetMinutes, locale]);
}

/** A place by name and code; the code alone where it is not known here. */
export function placeName({ unitOf, format }: PaperContext, id: string): string {
  const unit = unitOf(id);
  return unit === undefined ? id : format.pick(unit.name);
}

/** Who sends a paper. */
export function officeName({ unitOf, format, t }: PaperContext, id: string): string {
  const unit = unitOf(id);
  return unit === undefined ? id : t.offices[unit.kind](format.pick(unit.name));
}

/** The county's name of a place; empty where it is not known here. */
export function countyName({ unitOf, format }: PaperContext, id: string): string {
  const unit = unitOf(id);
  const county = unit && unitOf(findCounty(unit) ?? "");
  return county === undefined ? "" : format.pick(county.name);
}

/** Where a paper's matter is: the same head on every paper about a branch. */
export function branchFacts(context: PaperContext, id: string): { label: string; value: string }[] {
  const { t, format, catalogue, unitOf } = context;
  const { election } = catalogue;
  const address = unitOf(id)?.branch?.address ?? "";
  const county = countyName(context, id);
  return [
    { label: t.branch.name, value: placeName(context, id) },
    { label: t.branch.code, value: id },
    ...(county === "" ? [] : [{ label: t.branch.county, value: county }]),
    { label: t.branch.day, value: format.longDate(election.electionDay) },
    ...(address === "" ? [] : [{ label: t.branch.address, value: address }]),
    { label: t.branch.election, value: format.pick(election.name) },
  ];
}
