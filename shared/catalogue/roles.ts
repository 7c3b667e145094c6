/** Names of the roles of staff. Terms: glossary of domain.md G. */
import type { Localized, Role } from "./schema.ts";

export const roleNames: Record<Role, Localized> = {
  "ministry-hq": { fa: "ستاد انتخابات کشور", en: "Ministry election HQ" },
  "province-hq": { fa: "ستاد انتخابات استان", en: "Province election HQ" },
  "province-it": { fa: "کمیته فناوری اطلاعات استان", en: "Province IT committee" },
  "county-governor": { fa: "فرماندار", en: "County governor" },
  bakhshdar: { fa: "بخشدار", en: "District governor" },
  "executive-board": { fa: "هیأت اجرایی", en: "Executive board" },
  observer: { fa: "ناظر", en: "Observer" },
  "governor-representative": { fa: "نماینده فرماندار", en: "Governor's representative" },
  "branch-member": { fa: "عضو شعبه", en: "Branch member" },
  "computer-user": { fa: "کاربر رایانه", en: "Computer user" },
  inspector: { fa: "بازرس", en: "Inspector" },
  "head-inspector": { fa: "سربازرس", en: "Head inspector" },
};
