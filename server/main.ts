/** `npm start`: opens the data folder, serves the API and the client on one port, and ends cleanly on a signal. */
import { buildApp, originOf } from "./app.ts";
import { ConfigError, parseConfig } from "./config.ts";
import { openProjector } from "./projector/projector.ts";
import { composeBanner } from "./start/banner.ts";
import { openData } from "./start/open-data.ts";
import { assertCovers } from "./tls/certificate-pair.ts";
import { TlsKeeper } from "./tls/tls-keeper.ts";
import { openVerifier } from "./verifier/verifier.ts";

const now = () => new Date();

async function start(): Promise<void> {
  const config = parseConfig(process.env);
  // Before anything is opened: what is wrong with a certificate is said at once.
  const tls = config.tls === null ? undefined : new TlsKeeper(config.tls, config.dataPath, now);
  if (tls && config.origin !== null) assertCovers(tls.pair, config.origin);
  const { store, secrets, office, election } = await openData(config.dataPath, now, (error) => {
    // What has a receipt is on the disk. A new process can serve again, this one cannot.
    console.error("The server must be started again:", error.message);
    process.exit(1);
  });
  const [projector, verifier] = await Promise.all([
    openProjector(store, config.dataPath),
    openVerifier(store, config.dataPath, now),
  ]);
  const app = await buildApp(config, { store, projector, secrets, office, election: election.id, now, tls });
  await app.listen({ port: config.port, host: config.host });
  const origin = originOf(app, config, tls);
  console.log(await composeBanner({ store, office, election, origin, dataPath: config.dataPath, now: now(), tls }));
  const endRenewal = tls && followCertificate(tls);

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    endRenewal?.();
    // No new requests, the running ones are answered, what they stored is committed; only then the file is closed.
    await app.close();
    await Promise.all([projector.close(), verifier.close()]);
    await store.close();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
}

/** Shows a renewed certificate without a restart: when its files change, and on SIGHUP. Gives the function that ends it. */
function followCertificate(tls: TlsKeeper): () => void {
  const renew = () => {
    try {
      if (tls.reload()) console.log(`The certificate was renewed, until ${tls.pair.endsAt.toISOString()}.`);
    } catch (error) {
      console.error(`The certificate was not renewed, the one before is still shown. ${(error as Error).message}`);
    }
  };
  process.on("SIGHUP", renew);
  const endWatch = tls.watch(renew);
  return () => {
    process.off("SIGHUP", renew);
    endWatch();
  };
}

start().catch((error: unknown) => {
  const { message, code } = error as NodeJS.ErrnoException;
  if (error instanceof ConfigError) console.error(message);
  else if (code === "EADDRINUSE") console.error(`The port is taken (${message}). Choose another with AMANAT_PORT.`);
  else console.error("The server could not start:", error);
  process.exit(1);
});
