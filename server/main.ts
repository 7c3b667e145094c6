/** `npm start`: opens the data folder, serves the API and the client on one port, and ends cleanly on a signal. */
import { buildApp, originOf } from "./app.ts";
import { ConfigError, parseConfig } from "./config.ts";
import { openProjector } from "./projector/projector.ts";
import { composeBanner } from "./start/banner.ts";
import { openData } from "./start/open-data.ts";
import { openVerifier } from "./verifier/verifier.ts";

const now = () => new Date();

async function start(): Promise<void> {
  const config = parseConfig(process.env);
  const { store, secrets, election } = await openData(config.dataPath, now, (error) => {
    // What has a receipt is on the disk. A new process can serve again, this one cannot.
    console.error("The server must be started again:", error.message);
    process.exit(1);
  });
  const [projector, verifier] = await Promise.all([
    openProjector(store, config.dataPath),
    openVerifier(store, config.dataPath, now),
  ]);
  const app = await buildApp(config, { store, projector, secrets, election: election.id, now });
  await app.listen({ port: config.port, host: config.host });
  const origin = originOf(app, config);
  console.log(await composeBanner({ store, election, origin, dataPath: config.dataPath, now: now() }));

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    // No new requests, the running ones are answered, what they stored is committed; only then the file is closed.
    await app.close();
    await Promise.all([projector.close(), verifier.close()]);
    await store.close();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
}

start().catch((error: unknown) => {
  const { message, code } = error as NodeJS.ErrnoException;
  if (error instanceof ConfigError) console.error(message);
  else if (code === "EADDRINUSE") console.error(`The port is taken (${message}). Choose another with AMANAT_PORT.`);
  else console.error("The server could not start:", error);
  process.exit(1);
});
