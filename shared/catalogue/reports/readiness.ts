import { deviceStates, materials, networks, powerSources } from "../choices.ts";
import type { Report } from "../schema.ts";
import { ask, count, hint, remarks } from "./fields.ts";

/** R0: is the branch ready? On the eve and again on the morning. domain.md C. */
export const readiness: Report = {
  id: "R0",
  name: { fa: "آمادگی شعبه", en: "Readiness" },
  formNo: null,
  schedule: {
    kind: "once",
    at: [
      {
        key: "eve",
        anchor: "electionDay",
        offsetMinutes: -6 * 60,
        opensOffsetMinutes: -12 * 60,
        label: { fa: "شب پیش، ۱۸:۰۰", en: "Eve, 18:00" },
      },
      {
        key: "morning",
        anchor: "electionDay",
        offsetMinutes: 7 * 60,
        opensOffsetMinutes: 5 * 60,
        label: { fa: "صبح روز رأی‌گیری، ۰۷:۰۰", en: "Election morning, 07:00" },
      },
    ],
  },
  fields: [
    count("staffMembers", "اعضای شعبه حاضر", "Branch members present", {
      ...hint(
        "رئیس، نایب‌رئیس، منشی‌ها و عضو معرفی‌شده فرماندار؛ دست‌کم ۶ نفر",
        "Head, deputy, secretaries and the governor's member; at least 6",
      ),
    }),
    count("staffGovernorRepresentatives", "نماینده فرماندار حاضر", "Governor's representative present"),
    count("staffComputerUsers", "کاربر رایانه حاضر", "Computer users present"),
    count("staffObservers", "ناظر حاضر", "Observers present"),
    count("staffInspectors", "بازرس حاضر", "Inspectors present"),
    count("staffPolice", "نیروی انتظامی حاضر", "Police present"),
    ask("select_multiple", "materialsPresent", "ملزومات موجود", "Materials at hand", {
      choices: materials,
      required: true,
    }),
    ask("text", "materialsMissing", "کمبودها", "What is missing", {
      relevant: `size(this.materialsPresent) < ${materials.length}`,
    }),
    ask("select_one", "device", "دستگاه احراز هویت", "Identity-check device", {
      choices: deviceStates,
      required: true,
    }),
    ask("select_one", "power", "برق", "Power", { choices: powerSources, required: true }),
    ask("select_one", "network", "شبکه", "Network", { choices: networks, required: true }),
    remarks,
  ],
  basis: "design",
  order: 0,
};
