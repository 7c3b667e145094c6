// Preloaded into the server by start.mjs. The server runs in a process group of its own so that it hears each signal
// once; if its parent is killed outright it would be left running, so it stops when the channel to the parent closes.
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
