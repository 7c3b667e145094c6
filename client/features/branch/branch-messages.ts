import { branch as en } from "../../i18n/en/branch.ts";
import { branch as fa } from "../../i18n/fa/branch.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const branchMessages = bilingual(fa, en);
export type BranchMessages = Translation<typeof fa>;
