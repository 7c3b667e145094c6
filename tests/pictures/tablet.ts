/**
 * Lives one election day on a branch's tablet, from enrolment to the count, and keeps a picture of every screen in both languages.
 * `node scripts/run.mjs tests/pictures/tablet.ts [FOLDER [LOOK]]`, after `npx vite build`: FOLDER is docs/screens/tablet unless given;
 * LOOK gets every size besides, and the states that docs do not show.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { evening } from "./evening.ts";
import { FieldDay } from "./field-day.ts";
import { morning } from "./morning.ts";
import { noon } from "./noon.ts";
import { PictureBook } from "./picture-book.ts";
import { violations } from "./violations.ts";

const [folder = fileURLToPath(new URL("../../docs/screens/tablet", import.meta.url)), lookFolder = null] =
  process.argv.slice(2);
const day = await FieldDay.begin(new PictureBook(folder, lookFolder));
for (const live of [...morning, ...violations, ...noon, ...evening]) {
  try {
    await live(day);
    console.log(live.name);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${live.name}:`, error);
    // Where it stood is what tells most; the day goes on.
    await day.page.screenshot({ path: join(lookFolder ?? folder, `failed-${live.name}.png`) });
  }
}
await day.end();
