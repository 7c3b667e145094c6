import type { turnout as fa } from "../fa/turnout.ts";
import { enCount, enFigure } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const turnout: Translation<typeof fa> = {
  title: "Turnout over the day",
  measures: { checks: "Identity checks", majles: "Majles ballots", experts: "Experts ballots" },
  explained: "The sum of what was reported. A branch without a figure is not in the sum, and is never counted as zero.",
  view: "Show",
  views: { total: "Numbers", share: "Share of eligible voters" },
  latest: (slot) => `up to ${slot}`,
  share: (percent) => `${percent} of the eligible voters of those branches`,
  shareUnknown: "the number of eligible voters is not known",
  unknownFigure: "not known",
  coverage: "What the figures rest on",
  counted: (count) => `${enCount(count, "branch", "branches")} with a figure of this hour`,
  carried: (count) => `${enCount(count, "branch", "branches")} with an earlier figure`,
  unknown: (count) => `${enFigure(count)} not known`,
  chart: (from, to) => `Chart of turnout from ${from} to ${to}; its figures are in the table beside it`,
  table: "Figures by hour",
  columns: {
    slot: "Up to",
    checks: "Identity checks",
    majles: "Majles",
    experts: "Experts",
    share: "Share",
    counted: "This hour",
    carried: "Earlier",
    unknown: "Not known",
  },
  empty: "No report of voting yet",
  emptyAdvice: "The first figures come with the hourly report of 09:00.",
  loading: "Adding up the figures…",
  file: (date) => `turnout-${date}`,
};
