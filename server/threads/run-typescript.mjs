// First module of every worker thread. `--import tsx` reaches only the main thread on Node 20, so each thread registers
// the loader for itself before it imports its script.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

// Hundreds of small modules that need no loader: without it they come in several times as fast.
await Promise.all(workerData.preload.map((name) => import(name)));
register();
await import(workerData.script);
