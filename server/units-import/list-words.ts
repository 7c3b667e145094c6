import type { Coverage, Mobility } from "./column-map.ts";

/** What lists call the two sorts of branches. */
export const mobilityWords: Record<string, Mobility> = {
  ثابت: "fixed",
  سیار: "mobile",
  fixed: "fixed",
  mobile: "mobile",
  "شعبه ثابت": "fixed",
  "شعبه سیار": "mobile",
  static: "fixed",
  stationary: "fixed",
};

/** What lists call the network at a branch. */
export const coverageWords: Record<string, Coverage> = {
  خوب: "good",
  دارد: "good",
  ضعیف: "weak",
  متوسط: "weak",
  ندارد: "none",
  فاقد: "none",
  "فاقد پوشش": "none",
  نامعلوم: "unknown",
  نامشخص: "unknown",
  good: "good",
  weak: "weak",
  none: "none",
  unknown: "unknown",
  yes: "good",
  no: "none",
};
