/** Where a browser test fails, what its browsers show is printed below it: a run elsewhere leaves nothing else to look at. */
import { afterEach } from "vitest";
import { BrowserDevice } from "./browser-device.ts";

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const device of BrowserDevice.running) console.log(`${task.name}: ${await device.describe()}`);
});
