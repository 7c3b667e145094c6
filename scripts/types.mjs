// `npm run types`: the compiler over every part, each with the globals that its platform really has.
import { runTool } from "./lib/run.mjs";

const parts = ["shared", "client", "client/sw", "server", "verifier", "tests", "scripts"];

let failed = 0;
for (const part of parts) {
  const { code } = await runTool("typescript/bin/tsc", ["-p", part]);
  console.log(`${code === 0 ? "ok" : "FAILED"}  ${part}`);
  if (code !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
