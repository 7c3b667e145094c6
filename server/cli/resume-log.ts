/** `npm run admin -- resume-log`: after a backup was restored, lets the server sign its log again. */
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { parseConfig } from "../config.ts";
import { putResumption } from "../transparency/resumption.ts";
import { openServerLog } from "../transparency/server-log.ts";
import { parseOptions, withData, type Environment } from "./command-line.ts";

export async function run(args: string[], env: Environment): Promise<number> {
  parseOptions(args, {});
  const { dataPath } = parseConfig(env);
  return withData(env, async ({ store, secrets, election }) => {
    const now = () => new Date();
    const warn = (message: string) => void process.stdout.write(`${message}\n`);
    const log = await openServerLog({ store, secrets, election: election.id, dataPath, now, warn });
    const lost = log.contradicted;
    if (lost === null) {
      process.stdout.write("The log continues what was signed: there is nothing to resume.\n");
      return 0;
    }
    const { size, root, signedAt } = lost;
    await putResumption(store, { size, root: toBase64Url(root), signedAt, at: now().toISOString() });
    process.stdout.write(
      `From now on the log of ${store.logHead.size} entries is signed again. The checkpoint of ${size} entries stays in the ` +
        "data folder; tablets that saw it will say that the log contradicts it, and send again what is missing.\n",
    );
    return 0;
  });
}
