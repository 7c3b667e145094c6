// `node scripts/run.mjs <file.ts> [arguments]`: installs what is missing, then runs a TypeScript program to its end.
import { spawn } from "node:child_process";
import { ensureInstalled } from "./lib/install.mjs";

await ensureInstalled();
const program = spawn(process.execPath, ["--import", "tsx", ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => program.kill(signal));
}
program.on("exit", (code) => process.exit(code ?? 1));
