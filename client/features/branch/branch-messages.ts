import { branch as fa } from "../../i18n/fa/branch.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const branchMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).branch);
export type BranchMessages = Translation<typeof fa>;
