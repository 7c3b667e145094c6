/** A process of its own that lives the days it is told: `seed-process.ts [BUG]`. Gives each result as a message. */
import { plantedBugs } from "./planted-bugs.ts";
import { simulate } from "./simulate.ts";

const bug = plantedBugs[process.argv[2] ?? ""]?.bug;
process.on("message", (seed: string) => {
  void simulate(seed, bug).then((result) => process.send!(result));
});
