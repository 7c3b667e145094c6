import type { checklist as fa } from "../fa/checklist.ts";
import { enFigure } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const checklist: Translation<typeof fa> = {
  title: "Documentation",
  count: (done, total) => `${enFigure(done)} of ${enFigure(total)}`,
  whole: "All that this report needs to be followed up has been told.",
  design:
    "What Amanat suggests for a report that can be followed up; it is not the law, and nothing of it is needed to save.",
  open: "Not told",
  done: "Told",
  all: (total) => `See all ${enFigure(total)}`,
  fewer: "Only the first that are missing",
};
