import type { paperLinks as fa } from "../fa/paper-links.ts";
import type { Translation } from "../messages.ts";

export const paperLinks: Translation<typeof fa> = {
  label: "Papers",
  "violation-report": "Print the report",
  "referral-letter": "Print a referral letter",
  "complaint-receipt": "Print the receipt",
  minutes: "Print the minutes",
  check: "Check a printed paper",
};
