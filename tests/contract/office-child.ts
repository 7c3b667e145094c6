/** A console beside a running server: writes down so many acts, one after the other. */
import { byConsole } from "../../server/office-log/office-log.ts";
import { openData } from "../../server/start/open-data.ts";

const [dataPath, name, count] = process.argv.slice(2);
const { store, office } = await openData(dataPath!, () => new Date());
for (let each = 0; each < Number(count); each++) await office.recordAct("user.added", `${name}-${each}`, {}, byConsole);
await store.close();
