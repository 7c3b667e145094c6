/**
 * What index.html runs. It is small so that the app and the screens of this address are fetched side by side: the app alone
 * would be read and run before its screens are asked for.
 */
import { loadScreens } from "./routes/load-screens.ts";

void import("./main.tsx");
// Where they cannot be loaded, the app says so when it asks for them.
loadScreens().catch(() => undefined);
