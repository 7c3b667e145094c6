/** `npm run fsck`: checks a whole data folder, says how far it is, and names what is broken. Exit code 1 if anything is. */
import { join } from "node:path";
import type { Unit } from "../../shared/catalogue/schema.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { ConfigError, parseConfig } from "../config.ts";
import { EvidenceFolder } from "../evidence/evidence-folder.ts";
import { checkStore, type Fault } from "../fsck/check-store.ts";
import { CheckpointFile } from "../transparency/checkpoint-file.ts";
import { UsageError, parseOptions, withData, type Environment } from "./command-line.ts";

const shownFaults = 100;

export async function run(args: string[], env: Environment): Promise<number> {
  parseOptions(args, {});
  const { dataPath } = parseConfig(env);
  return withData(env, async ({ store, secrets, election }) => {
    const units = (await store.listReference("units")) as Unit[];
    const report = await checkStore({
      store,
      evidence: new EvidenceFolder(join(dataPath, "evidence")),
      election: election.id,
      tree: {
        store,
        identity: identifyLog(election.id, secrets.publicKey),
        checkpoint: new CheckpointFile(dataPath).read(),
      },
      rootPaths: units.filter(({ parent }) => parent === null).map(({ path }) => path),
      onProgress: (done, total) => showProgress(done, total),
    });
    showProgress(0, 0);
    process.stdout.write(
      `${report.entries} entries of ${report.authors} authors, ${report.aside} set aside, ` +
        `${report.evidenceFiles} files of evidence, ${report.evidenceMissing} not received yet\n`,
    );
    for (const fault of report.faults.slice(0, shownFaults)) process.stdout.write(`${describe(fault)}\n`);
    process.stdout.write(report.faults.length === 0 ? "sound\n" : `${report.faults.length} faults\n`);
    return report.faults.length === 0 ? 0 : 1;
  });
}

/** On a terminal one line that is written over; nothing where nobody looks. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(total === 0 ? "\r\u001b[K" : `\r${Math.floor((done / total) * 100)} %  ${done} of ${total}`);
}

function describe({ where, author, seq, what }: Fault): string {
  return author === null ? `${where}: ${what}` : `${where}: ${author}/${seq}: ${what}`;
}

try {
  process.exitCode = await run(process.argv.slice(2), process.env);
} catch (error) {
  // A file that SQLite itself cannot read is a finding like any other.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
}
