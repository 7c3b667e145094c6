/**
 * What the server writes down of its office (`office.acted`). An act whose number a stranger decides (failed sign-ins and their
 * like) is told once and then counted: `refusal` says which. Acts are never dropped from the list: old entries name them.
 */
export const officeActs = {
  "login.succeeded": "done",
  "login.failed": "refusal",
  "session.refused": "refusal",
  "enrolment.refused": "refusal",
  "entry.refused": "refusal",
  "logout.done": "done",
  "user.added": "done",
  "password.renewed": "done",
  "code.made": "done",
  "device.enrolled": "done",
  "device.revoked": "done",
  "device.replaced": "done",
  "recovery.given": "done",
  "recovery.refused": "done",
  "units.imported": "done",
  "election-day.set": "done",
  "demonstration-day.filed": "done",
  "bundle.ingested": "done",
  "quarantine.decided": "done",
  "notice.published": "done",
  "hours.extended": "done",
  "results.announced": "done",
  "sealed-report.opened": "done",
} as const;

export type OfficeAct = keyof typeof officeActs;
