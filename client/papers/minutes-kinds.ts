/** Reports that are minutes, with the kind of their paper. */
export const minutesKinds = { R1: "opening-minutes", R7: "count-minutes" } as const;

export const isMinutes = (report: string): report is keyof typeof minutesKinds => Object.hasOwn(minutesKinds, report);
