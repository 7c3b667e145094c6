import { actions, evidenceKinds, incidentTypes, peopleRoles, severities } from "../choices.ts";
import type { Report } from "../schema.ts";
import { ask, count, hint, remarks } from "./fields.ts";

/** R4: any event of the day. A violation with an offence of the law has its own form; this one keeps what the table asks. */
export const incident: Report = {
  id: "R4",
  name: { fa: "رویداد و تخلف", en: "Incident" },
  formNo: null,
  schedule: { kind: "onEvent" },
  fields: [
    ask("select_one", "incidentType", "نوع رویداد", "Type", { choices: incidentTypes, required: true }),
    ask("text", "article", "ماده و بند قانون", "Article and clause", {
      relevant: 'this.incidentType in ["offence", "campaign"]',
      ...hint("اگر می‌دانید", "If you know it"),
    }),
    ask("text", "description", "شرح", "What happened", { required: true }),
    ask("time", "occurredAt", "ساعت رویداد", "Time", { required: true }),
    ask("text", "place", "محل", "Place", { required: true }),
    ask("geopoint", "position", "موقعیت مکانی", "Position"),
    ask("repeat", "people", "افراد به تفکیک سمت", "People by role", {
      fields: [
        ask("select_one", "role", "سمت", "Role", { choices: peopleRoles, required: true }),
        count("persons", "تعداد", "How many"),
      ],
    }),
    ask("select_multiple", "evidenceKinds", "مستندات", "Evidence", { choices: evidenceKinds, required: true }),
    ask("image", "photos", "عکس", "Photos"),
    ask("select_one", "severity", "شدت", "Severity", { choices: severities, required: true }),
    ask("select_multiple", "actions", "اقدام انجام‌شده", "Action taken", { choices: actions, required: true }),
    remarks,
  ],
  basis: "design",
  order: 4,
};
