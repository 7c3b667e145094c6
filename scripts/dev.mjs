// `npm run dev`: the client with hot reload in front of a server that restarts when its sources change.
// AMANAT_PORT is the client's port (8080), the server listens on the next one.
import { spawn } from "node:child_process";
import { ensureInstalled } from "./lib/install.mjs";
import { inRoot, root } from "./lib/run.mjs";

await ensureInstalled();
const { createServer } = await import("vite");

const host = process.env["AMANAT_HOST"] ?? "127.0.0.1";
const port = Number(process.env["AMANAT_PORT"] ?? 8080);
const serverPort = port + 1;

// In a process group of its own, as in start.mjs: a signal heard twice makes tsx kill the server instead of closing it.
const followParent = inRoot("scripts/lib/follow-parent.mjs");
const server = spawn(
  process.execPath,
  ["--import", followParent, inRoot("node_modules/tsx/dist/cli.mjs"), "watch", "server/main.ts"],
  {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
    env: { ...process.env, AMANAT_HOST: "127.0.0.1", AMANAT_PORT: String(serverPort) },
  },
);

const vite = await createServer({
  server: { host, port, strictPort: true, proxy: { "/api": { target: `http://127.0.0.1:${serverPort}` } } },
});
await vite.listen();
console.log(`Open http://${host}:${port} (hot reload; the server itself is on port ${serverPort})`);

let isStopping = false;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    server.kill(signal);
    void vite.close();
  });
}
server.on("exit", (code) => {
  if (!isStopping) void vite.close();
  process.exitCode = isStopping ? 0 : (code ?? 1);
});
