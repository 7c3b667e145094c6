import type { Report } from "../schema.ts";
import { ask, hint, remarks } from "./fields.ts";

/** R5: an order extending voting has reached the branch. Its end may differ by constituency and election. domain.md C. */
export const extension: Report = {
  id: "R5",
  name: { fa: "تمدید رأی‌گیری", en: "Extension" },
  formNo: null,
  schedule: { kind: "onEvent" },
  fields: [
    ask("text", "orderNo", "شماره دستور تمدید", "Order number", { required: true }),
    ask("time", "newClosing", "پایان جدید", "New end", {
      perContest: true,
      required: true,
      ...hint("طبق دستور", "As the order says"),
    }),
    ask("time", "receivedAt", "ساعت دریافت دستور", "Time the order was received", { required: true }),
    remarks,
  ],
  basis: "design",
  order: 5,
};
