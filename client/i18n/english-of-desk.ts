/** English of the desk: one file, loaded when somebody chooses English. */
export { aside } from "./en/aside.ts";
export { audit } from "./en/audit.ts";
export { board } from "./en/board.ts";
export { branch } from "./en/branch.ts";
export { bundles } from "./en/bundles.ts";
export { cases } from "./en/cases.ts";
export { desk } from "./en/desk.ts";
export { deskEntries } from "./en/desk-entries.ts";
export { deskLogin } from "./en/desk-login.ts";
export { deskSync } from "./en/desk-sync.ts";
export { devices } from "./en/devices.ts";
export { enrolCodes } from "./en/enrol-codes.ts";
export { importUnits } from "./en/import-units.ts";
export { recoveries } from "./en/recoveries.ts";
export { turnout } from "./en/turnout.ts";
export { violations } from "./en/violations.ts";
