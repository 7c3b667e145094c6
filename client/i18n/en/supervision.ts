import type { supervision as fa } from "../fa/supervision.ts";
import { enFigure } from "../figures.ts";
import type { Translation } from "../messages.ts";

export const supervision: Translation<typeof fa> = {
  title: "Verification and remarks",
  aboutBranch: "Remarks on the branch",
  aboutBranchNone: "Nothing has been remarked on this branch.",
  filing: (author, seq) => `Filing ${enFigure(seq)} of ${author}`,
  verified: "Verified",
  awaiting: "Awaits a second person",
  verifiedBy: "Verified",
  weights: {
    "own-work": "does not count: the filer verified their own work",
    "without-right": "does not count: this role verifies nothing",
  },
  withoutRight: "Without the right to",
  remarks: "Remarks",
  remarksNone: "No remarks.",
  remarkUnreadable: "This version cannot read the remark.",
  waiting: "Waits to be sent",
  verify: "Verify this report",
  ownWork: "You filed this report yourself; somebody else has to verify it.",
  verifyDialog: {
    title: "Verify the report",
    text: "You sign that you compared the figures of this filing with the paper and found them right. A verification cannot be taken back and changes no figure.",
    report: "Report",
    by: "Filed by",
    confirm: "They agree: verify",
    cancel: "Cancel",
    done: "Your verification is recorded",
    failed: "The verification was not recorded. Nothing has changed; try again.",
  },
  addRemark: "Add a remark",
  remarkDialog: {
    title: "Remark",
    text: "A remark stays beside the figures for good: it is neither edited nor removed, and changes no figure.",
    label: "Text of the remark",
    needed: "Write the remark.",
    save: "Record the remark",
    done: "Your remark is recorded",
  },
};
