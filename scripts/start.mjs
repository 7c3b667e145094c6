// `npm start`: installs and builds what is missing, then runs the server until it is told to stop.
// Runs before node_modules exists: nothing but Node itself may be imported here.
import { spawn } from "node:child_process";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { inRoot, root } from "./lib/run.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Amanat needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and start again.`,
  );
  process.exit(1);
}

await ensureInstalled();
if (!(await ensureBuilt())) {
  console.error("\nThe client could not be built (see above). The data folder was not touched.");
  process.exit(1);
}

const followParent = inRoot("scripts/lib/follow-parent.mjs");
const server = spawn(
  process.execPath,
  ["--import", "tsx", "--import", followParent, "server/main.ts", ...process.argv.slice(2)],
  { cwd: root, stdio: ["ignore", "inherit", "inherit", "ipc"], detached: true },
);

// If npm is killed outright we would go on without it, holding the port.
if (process.env["npm_lifecycle_event"] === "start") {
  const npm = process.ppid;
  setInterval(() => process.ppid === npm || process.kill(process.pid, "SIGTERM"), 500).unref();
}

// One Ctrl-C reaches us from the terminal and again from npm, so what follows at once is the same wish and not an
// impatient second one. Ending the server outright is safe: a receipt is given only after the commit.
const sameWishMs = 1_000;
/** @type {number | undefined} */
let stopAskedAt;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    if (stopAskedAt === undefined) {
      stopAskedAt = performance.now();
      server.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    } else if (performance.now() - stopAskedAt > sameWishMs) {
      server.kill("SIGKILL");
    }
  });
}

server.on("exit", (code, signal) => {
  if (signal !== null && stopAskedAt === undefined) console.error(`The server was ended by ${signal}.`);
  process.exit(code ?? (stopAskedAt === undefined ? 1 : 0));
});
