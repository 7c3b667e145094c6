import type { TabletJournal } from "../../shared/sync/sync-ports.ts";

/** A journal's methods, bound, so that some of them can be replaced. */
export function journalOf(journal: TabletJournal): TabletJournal {
  return {
    author: journal.author,
    listOutbox: (query) => journal.listOutbox(query),
    settle: (results) => journal.settle(results),
    getPullCursor: () => journal.getPullCursor(),
    findPullMark: () => journal.findPullMark(),
    listReceiptsAfter: (position) => journal.listReceiptsAfter(position),
    startOver: () => journal.startOver(),
    receive: (page, next) => journal.receive(page, next),
    listEvidenceToSend: () => journal.listEvidenceToSend(),
    settleEvidence: (sha256) => journal.settleEvidence(sha256),
  };
}
