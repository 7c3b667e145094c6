/**
 * The evening before an election, made once for all browser tests of a run: a server with the demonstration, a tablet that was
 * enrolled at a branch, and the county's desk, each closed. A test that is about what comes later begins with copies of them;
 * how a device gets there is what day-in-the-field, desk, notices, offline-first-visit, tablet-screens and two-tablets look at.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { tablet as tabletWords } from "../../client/i18n/fa/tablet.ts";
import { BrowserDevice, type DeviceOptions } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { signInAtDesk } from "./desk-hand.ts";
import { enrolTablet } from "./tablet-hand.ts";
import { untilKept } from "./until-kept.ts";

/** Where its browsers find the server, whatever its port is: what a browser keeps is bound to this. */
export const officeOrigin = "http://amanat.localhost";
/** The branch of the tablet. */
export const officeUnit = "WA-URM-0001";
/** The user of the desk, to whom the branch belongs. */
const officeUser = "urmia";

type Kind = "tablet" | "desk";

const folder = (): string => {
  const prepared = process.env["AMANAT_OFFICE"];
  if (prepared === undefined)
    throw new Error("AMANAT_OFFICE names no folder: this file is a global setup of the tests");
  return prepared;
};

const findServer = ({ port }: { port: number }): string =>
  `--host-resolver-rules=MAP amanat.localhost 127.0.0.1:${port}`;

/** The server, on a data folder of its own. */
export const startOffice = (): Promise<ServerProcess> => ServerProcess.start({ dataFrom: join(folder(), "data") });

/** A browser with a profile of its own: the tablet is to be unlocked at `officeOrigin`, at the desk somebody is signed in. */
export const startInOffice = (
  kind: Kind,
  server: { port: number },
  options: DeviceOptions = {},
): Promise<BrowserDevice> =>
  BrowserDevice.start({
    name: kind,
    ...options,
    profileFrom: join(folder(), kind),
    flags: [...(options.flags ?? []), findServer(server)],
  });

/** vitest's global setup: names its folder in AMANAT_OFFICE. */
export async function setup(): Promise<void> {
  const prepared = mkdtempSync(join(tmpdir(), "amanat-office-"));
  process.env["AMANAT_OFFICE"] = prepared;
  const server = await ServerProcess.start({ electionInDays: 1 });
  const prepare = async (kind: Kind, use: (device: BrowserDevice) => Promise<Page>) => {
    const device = await BrowserDevice.start({ name: kind, flags: [findServer(server)] });
    const page = await use(device);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await device.close();
    cpSync(device.profile, join(prepared, kind), { recursive: true });
    await device.remove();
  };
  await Promise.all([
    prepare("tablet", async (device) => {
      const page = await enrolTablet(device, officeOrigin, server.printedCode);
      await page.getByText(tabletWords.status.nothingWaits).first().waitFor();
      return page;
    }),
    prepare("desk", async (device) => {
      const page = await signInAtDesk(device, officeOrigin, officeUser, server.password);
      // Every list has been received.
      await untilKept(page, { "reference/1/ready": true }, 120_000);
      return page;
    }),
  ]);
  await server.stop();
  cpSync(server.dataPath, join(prepared, "data"), { recursive: true });
  await server.remove();
}

export function teardown(): void {
  rmSync(folder(), { recursive: true, force: true });
}
