import type { AuthorId } from "../../shared/journal/ids.ts";
import type { DeviceView } from "../../shared/sync/device-view.ts";
import type { DeviceFacts } from "../journal-store/device-reader.ts";
import type { Author } from "../journal-store/journal-store.ts";
import { missingRanges, toRanges } from "./seq-ranges.ts";

/** Devices as the desk sees them: what the server knows, and what each last said of itself. */
export function viewDevices(authors: readonly Author[], facts: DeviceFacts): DeviceView[] {
  const health = new Map(facts.health.map(({ author, ...receipt }) => [author, receipt]));
  const headAt = new Map(facts.heads.map(({ author, receivedAt }) => [author, receivedAt]));
  const replacedBy = new Map(facts.replacements.map(({ oldAuthor, newAuthor }) => [oldAuthor, newAuthor]));
  const aside = new Map<AuthorId, DeviceFacts["aside"]>();
  for (const entry of facts.aside) {
    const others = aside.get(entry.author);
    if (others === undefined) aside.set(entry.author, [entry]);
    else others.push(entry);
  }
  return authors.map((device) => {
    const { head, deviceName, path: _, ...author } = device;
    const apart = aside.get(author.author) ?? [];
    const receipt = health.get(author.author) ?? null;
    const seqsOf = (kinds: readonly string[]) => apart.filter(({ kind }) => kinds.includes(kind)).map(({ seq }) => seq);
    const lastEntryAt = headAt.get(author.author) ?? null;
    const quarantined = apart.filter(({ kind }) => kind === "quarantined");
    return {
      ...author,
      name: deviceName,
      lastSeq: head?.seq ?? null,
      lastEntryAt,
      lastContactAt: latest(lastEntryAt, receipt?.receivedAt ?? null),
      missing: missingRanges(
        head?.seq ?? -1,
        receipt?.report.seq ?? -1,
        toRanges(seqsOf(["held", "forked", "quarantined"])),
      ),
      held: toRanges(seqsOf(["held"])),
      forked: seqsOf(["forked"]).length,
      undecided: quarantined.filter(({ verdict }) => verdict === null).length,
      refused: quarantined.filter(({ verdict }) => verdict === "refused").length,
      replacedBy: replacedBy.get(author.author as AuthorId) ?? null,
      health: receipt,
    };
  });
}

const latest = (one: string | null, other: string | null): string | null =>
  one === null ? other : other === null || one > other ? one : other;
