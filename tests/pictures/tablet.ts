/**
 * Lives one election day on a branch's tablet, from enrolment to the count, and keeps a picture of every screen in both languages.
 * `node scripts/run.mjs tests/pictures/tablet.ts [FOLDER [LOOK]]`, after `npx vite build`: FOLDER is docs/screens/tablet unless given;
 * LOOK gets every size besides, and the states that docs do not show.
 */
import { fileURLToPath } from "node:url";
import { liveEvening } from "./evening.ts";
import { FieldDay } from "./field-day.ts";
import { liveMorning } from "./morning.ts";
import { liveNoon } from "./noon.ts";
import { PictureBook } from "./picture-book.ts";
import { logViolations } from "./violations.ts";

const [folder = fileURLToPath(new URL("../../docs/screens/tablet", import.meta.url)), lookFolder = null] =
  process.argv.slice(2);
const day = await FieldDay.begin(new PictureBook(folder, lookFolder));
try {
  for (const live of [liveMorning, logViolations, liveNoon, liveEvening]) {
    await live(day);
    console.log(`${live.name} done`);
  }
} catch (error) {
  // Where it stood is what tells most.
  await day.page.screenshot({ path: `${lookFolder ?? folder}/failed.png` });
  throw error;
} finally {
  await day.end();
}
