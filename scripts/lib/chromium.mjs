import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/**
 * The same browser without its windows: the tests' pages run in it alike, and it starts and draws in two thirds of the
 * processor time. Debian's program itself, for its script in /usr/bin would stay between a test and the browser it ends.
 */
const shell = "/usr/lib/chromium/chromium-headless-shell";
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const folders = (process.env["PATH"] ?? "").split(process.platform === "win32" ? ";" : ":");
const onMac = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Chrome 137 is the first with Ed25519 in WebCrypto, which the journal needs. */
const oldestMajor = 137;

/** @param {string} path @returns {Promise<boolean>} whether this really is a browser that starts and is new enough */
async function isUsable(path) {
  const { code, output } = await run(path, ["--version", "--no-sandbox"], { capture: true });
  const major = Number(/(\d+)\.\d+\.\d+/.exec(output)?.[1]);
  return code === 0 && major >= oldestMajor;
}

/** @returns {Promise<string | undefined>} path of an installed Chromium or Chrome */
async function findChromium() {
  const asked = process.env["AMANAT_CHROMIUM"];
  const named = folders.flatMap((folder) => names.map((name) => `${folder}/${name}`));
  const paths = asked ? [asked] : [shell, ...named, ...onMac];
  for (const path of paths) if (existsSync(path) && (await isUsable(path))) return path;
  return undefined;
}

const aptInstall = ["apt-get", "install", "-yq", "--no-install-recommends"];
/** The package managers that have a Chromium; of `oneOf`, the commands that install it, the first that succeeds is enough. */
const installers = [
  {
    tool: "apt-get",
    update: ["apt-get", "update", "-q"],
    oneOf: ["chromium-headless-shell", "chromium"].map((name) => [...aptInstall, name]),
    needsRoot: true,
  },
  { tool: "dnf", oneOf: [["dnf", "install", "-y", "chromium"]], needsRoot: true },
  { tool: "apk", oneOf: [["apk", "add", "chromium"]], needsRoot: true },
  { tool: "brew", oneOf: [["brew", "install", "--cask", "chromium"]], needsRoot: false },
];

/** Installs Chromium with the system's package manager, if it can. */
async function installChromium() {
  const installer = installers.find(({ tool }) => folders.some((folder) => existsSync(`${folder}/${tool}`)));
  if (!installer) return;
  const prefix = installer.needsRoot && process.getuid?.() !== 0 ? ["sudo", "-n"] : [];
  /** @param {string[]} words @returns {Promise<boolean>} whether it succeeded */
  const succeeds = async (words) => {
    const [command = "", ...args] = [...prefix, ...words];
    const { code } = await run(command, args, { env: { DEBIAN_FRONTEND: "noninteractive" } });
    return code === 0;
  };
  if (installer.update && !(await succeeds(installer.update))) return;
  for (const words of installer.oneOf) if (await succeeds(words)) return;
}

/**
 * Path of a Chromium, installed if there is none.
 *
 * @returns {Promise<string>}
 * @throws {Error} saying what to do, if there is none and it cannot be installed
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  const asked = process.env["AMANAT_CHROMIUM"];
  if (asked) throw new Error(`AMANAT_CHROMIUM names ${asked}, which is no Chromium ${oldestMajor} or newer.`);
  console.log("Installing Chromium for the browser tests …");
  await installChromium();
  const installed = await findChromium();
  if (installed) return installed;
  throw new Error(
    `No Chromium ${oldestMajor} or newer was found, and the system's package manager could not install one.\n` +
      "Install Chromium or Google Chrome, or set AMANAT_CHROMIUM to its path, and run the tests again.",
  );
}
