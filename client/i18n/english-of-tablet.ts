/** English of the tablet and of what desk and tablet share: one file, loaded when somebody chooses English. */
export { app } from "./en/app.ts";
export { caseWords } from "./en/case-words.ts";
export { codes } from "./en/codes.ts";
export { courier } from "./en/courier.ts";
export { enrol } from "./en/enrol.ts";
export { forgottenPin } from "./en/forgotten-pin.ts";
export { provenTime } from "./en/proven-time.ts";
export { receipt } from "./en/receipt.ts";
export { report } from "./en/report.ts";
export { supervision } from "./en/supervision.ts";
export { sync } from "./en/sync.ts";
export { tablet } from "./en/tablet.ts";
export { thisTablet } from "./en/this-tablet.ts";
export { today } from "./en/today.ts";
export { ui } from "./en/ui.ts";
export { unlock } from "./en/unlock.ts";
export { violation } from "./en/violation.ts";
