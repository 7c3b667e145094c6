// First module of every worker thread. `--import tsx` reaches only the main thread on Node 20, so each thread registers
// the loader for itself before it imports its script.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.script);
