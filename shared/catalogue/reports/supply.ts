import { supplyKinds, yesNo } from "../choices.ts";
import type { Report } from "../schema.ts";
import { ask, count, countPerContest, hint, remarks } from "./fields.ts";

/**
 * R3: a request for ballots or other support, and the delivery that answers it. Deliveries filed here are what lets the
 * remaining ballots rise (consistency rules 1 and 6). domain.md C.
 */
export const supply: Report = {
  id: "R3",
  name: { fa: "درخواست تعرفه و پشتیبانی", en: "Ballots and support" },
  formNo: null,
  schedule: { kind: "onEvent" },
  fields: [
    ask("select_multiple", "supplyKinds", "نوع نیاز", "What is needed", { choices: supplyKinds, required: true }),
    countPerContest("ballotsNeeded", "تعرفه مورد نیاز", "Ballots needed", {
      required: false,
      relevant: '"ballots" in this.supplyKinds',
    }),
    countPerContest("ballotsLeft", "تعرفه باقیمانده", "Ballots left", {
      required: false,
      relevant: '"ballots" in this.supplyKinds',
    }),
    count("minutesToExhaustion", "دقیقه تا پایان تعرفه", "Minutes until ballots run out", {
      required: false,
      relevant: '"ballots" in this.supplyKinds',
    }),
    ask("select_one", "delivered", "تحویل شد", "Delivered", {
      choices: yesNo,
      ...hint("پس از رسیدن، همین گزارش را اصلاح کنید", "Correct this report when it arrives"),
    }),
    ask("time", "deliveredAt", "ساعت تحویل", "Time of delivery", { relevant: 'this.delivered == "yes"' }),
    countPerContest("ballotsDelivered", "تعرفه تحویلی", "Ballots delivered", {
      required: false,
      relevant: '"ballots" in this.supplyKinds && this.delivered == "yes"',
    }),
    remarks,
  ],
  basis: "design",
  order: 3,
};
