/**
 * `npm run admin -- ingest FILE…`: takes in what a courier brought, says what became of it, and writes the receipts to take home
 * beside each file. Exit code 1 if not all is well.
 */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { EvidenceResult } from "../../shared/bundle/bundle-reply.ts";
import { bundleExtension } from "../../shared/bundle/manifest.ts";
import { describeDamage } from "../../shared/bundle/describe-damage.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { withFile } from "../bundle/file-source.ts";
import { collectReceipts, packReceipts } from "../bundle/home-receipts.ts";
import { detailsOfTaken, takeBundle, type TakenBundle } from "../bundle/take-bundle.ts";
import { writeBundleFile } from "../bundle/write-bundle-file.ts";
import { parseConfig } from "../config.ts";
import { EvidenceFolder } from "../evidence/evidence-folder.ts";
import { RefusedEvidence } from "../evidence/refused-evidence.ts";
import { byConsole } from "../office-log/office-log.ts";
import { openServerLog, type ServerLog } from "../transparency/server-log.ts";
import type { OpenedData } from "../start/open-data.ts";
import { UsageError, parseOptions, withData, type Environment } from "./command-line.ts";

const shownLines = 50;

export async function run(args: string[], env: Environment): Promise<number> {
  const { positionals: paths } = parseOptions(args, {}, true);
  if (paths.length === 0) throw new UsageError("Say which files: ingest FILE.amanat …");
  for (const path of paths) if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  const { dataPath } = parseConfig(env);
  return withData(env, async (data) => {
    const { store, secrets, office, election } = data;
    let code = 0;
    for (const path of paths) {
      const taken = await withFile(path, (source) =>
        takeBundle(source, {
          store,
          evidence: new EvidenceFolder(join(dataPath, "evidence")),
          refused: new RefusedEvidence(join(dataPath, "refused")),
          workPath: join(dataPath, "carried"),
          identities: [secrets.district.identity],
          // At the console there is nobody above whose scope could be less.
          scope: { path: "" },
          receivedAt: new Date().toISOString(),
          onProgress: (done, manifest) =>
            showProgress(`${done.entries} of ${manifest?.entryCount ?? "?"} entries, ${done.evidence} files`),
        }),
      );
      showProgress("");
      await office.recordAct("bundle.ingested", basename(path), detailsOfTaken(taken), byConsole);
      const { text, isWell } = describeTaken(path, taken);
      process.stdout.write(text);
      if (!isWell) code = 1;
      const warn = (message: string) => void process.stdout.write(`  ${message}\n`);
      const now = () => new Date();
      const serverLog = await openServerLog({ store, secrets, election: election.id, dataPath, now, warn });
      const home = await giveReceipts(path, taken, data, serverLog);
      await serverLog.close();
      process.stdout.write(home.text);
      if (!home.isWell) code = 1;
    }
    return code;
  });
}

/** Where the receipts of a bundle go: beside it, so that they travel back on the same stick. */
export const receiptsPathOf = (path: string): string =>
  join(dirname(path), `receipts-${basename(path).replace(/\.amanat(\.txt)?$/i, "")}${bundleExtension}`);

async function giveReceipts(
  path: string,
  { results }: TakenBundle,
  { store, secrets, election }: OpenedData,
  serverLog: ServerLog,
): Promise<{ text: string; isWell: boolean }> {
  const { receipts, unsigned } = await collectReceipts(results, { store, serverLog });
  const lines: string[] = [];
  if (unsigned > 0) lines.push(`  receipts that cannot be had while the log is not signed: ${unsigned}`);
  let isWell = unsigned === 0;
  if (receipts.length > 0) {
    const about = { election: election.id, createdBy: secrets.publicKey, createdAt: new Date().toISOString() };
    const home = receiptsPathOf(path);
    try {
      await writeBundleFile(home, await packReceipts(receipts, about));
      lines.push(`  ${receipts.length} receipts to take back to the tablet: ${home}`);
    } catch (error) {
      isWell = false;
      const why = error instanceof Error ? error.message : String(error);
      lines.push(`  The receipts could not be written to ${home}: ${why}`);
      lines.push("  What was taken in stays. Run the same again where the folder can be written to.");
    }
  }
  return { text: lines.map((line) => `${line}\n`).join(""), isWell };
}

/** On a terminal one line that is written over; nothing where nobody looks. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

const outcomeWords: Record<IngestResult["outcome"], string> = {
  inserted: "new",
  duplicate: "here already",
  held: "kept until what comes before them arrives",
  forked: "kept apart: the device's log has two branches",
  quarantined: "kept for a decision: the device was withdrawn",
  rejected: "refused",
};

const evidenceWords: Record<EvidenceResult["outcome"], string> = {
  stored: "new",
  duplicate: "here already",
  refused: "refused",
};

/** What became of one bundle, in words. */
export function describeTaken(path: string, taken: TakenBundle): { text: string; isWell: boolean } {
  const { results, evidence, damage } = taken;
  const lines = [`${path}: ${results.length} entries, ${evidence.length} files of evidence`];
  for (const [outcome, count] of countBy(results.map((result) => outcomeWords[result.outcome]))) {
    lines.push(`  entries ${outcome}: ${count}`);
  }
  for (const [outcome, count] of countBy(evidence.map((file) => evidenceWords[file.outcome]))) {
    lines.push(`  evidence ${outcome}: ${count}`);
  }
  const wrong = [
    ...results
      .filter(({ outcome }) => outcome === "rejected" || outcome === "forked")
      .map(({ author, seq, outcome, reason }) => `  ${author ?? "?"}/${seq ?? "?"}: ${reason ?? outcome}`),
    ...evidence
      .filter(({ outcome }) => outcome === "refused")
      .map(({ sha256, reason }) => `  evidence ${Buffer.from(sha256, "base64url").toString("hex")}: ${reason}`),
    ...damage.map((found) => `  damaged: ${describeDamage(found)}`),
  ];
  lines.push(...wrong.slice(0, shownLines));
  if (wrong.length > shownLines) lines.push(`  … and ${wrong.length - shownLines} more`);
  lines.push(`  ${adviseOn(wrong.length > 0, damage.length > 0)}`);
  return { text: `${lines.join("\n")}\n`, isWell: wrong.length === 0 };
}

function adviseOn(isAnythingWrong: boolean, isDamaged: boolean): string {
  if (!isAnythingWrong) return "Everything in it is here now.";
  return isDamaged
    ? "What is intact is here now. Keep the file and ask for another copy: handing in the same again does no harm."
    : "The file is whole; what was refused or kept apart is named above with its reason. Keep the file until that is settled.";
}

function countBy(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
