// `npm run build`: the client into dist/client, whether or not it is up to date.
import { ensureInstalled } from "./lib/install.mjs";
import { build } from "./lib/build.mjs";

await ensureInstalled();
process.exit((await build()) ? 0 : 1);
