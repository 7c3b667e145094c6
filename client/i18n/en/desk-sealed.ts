import type { deskSealed as fa } from "../fa/desk-sealed.ts";
import { enCount } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const deskSealed: Translation<typeof fa> = {
  title: "Reports kept from their branch",
  link: (count) => `${enCount(count, "report", "reports")} kept from the branch`,
  intro:
    "What these say cannot be read on the branch's tablet, and is not kept here either. Each time one is opened, the audit says by whom.",
  none: "No report kept from its branch has come in",
  noneAdvice: "A report that an officer hides from the branch's own tablet comes here.",
  loading: "Reading the reports…",
  one: "Report kept from its branch",
  received: (age) => `received ${age}`,
  branch: "Branch",
  officer: "Account that recorded it",
  notFound: "There is no such report here",
  notFoundAdvice: "It may not have come in yet, or lies outside your scope.",
  toList: "All reports kept from their branch",
  content: "What it says",
  closed:
    "Which offence it is about is not known until it is opened. Opening needs the server, and is for this once: when you leave this page it is shut again.",
  mayNot:
    "To open it is for the county's governor, the bakhshdar or the province's headquarters. You see that there is a report, not what it says.",
  open: "Open the report",
  shut: "Shut it",
  opened: "It was opened, and the audit says so with your name. Keep nothing of it outside this page.",
  time: "Time, as far as it is proven",
  entries: "The signed entry of this report",
  entriesPending: "The signed entry is still on its way.",
};
