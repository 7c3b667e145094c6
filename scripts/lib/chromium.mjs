import { existsSync } from "node:fs";
import { run } from "./run.mjs";

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
  const paths = asked ? [asked] : [...folders.flatMap((folder) => names.map((name) => `${folder}/${name}`)), ...onMac];
  for (const path of paths) if (existsSync(path) && (await isUsable(path))) return path;
  return undefined;
}

/** The package managers that have a Chromium, and the commands that install it, in order. */
const installers = [
  {
    tool: "apt-get",
    commands: [
      ["apt-get", "update", "-q"],
      ["apt-get", "install", "-yq", "--no-install-recommends", "chromium"],
    ],
    needsRoot: true,
  },
  { tool: "dnf", commands: [["dnf", "install", "-y", "chromium"]], needsRoot: true },
  { tool: "apk", commands: [["apk", "add", "chromium"]], needsRoot: true },
  { tool: "brew", commands: [["brew", "install", "--cask", "chromium"]], needsRoot: false },
];

/** Installs Chromium with the system's package manager. @returns {Promise<boolean>} whether all its commands succeeded */
async function installChromium() {
  const installer = installers.find(({ tool }) => folders.some((folder) => existsSync(`${folder}/${tool}`)));
  if (!installer) return false;
  const prefix = installer.needsRoot && process.getuid?.() !== 0 ? ["sudo", "-n"] : [];
  for (const words of installer.commands) {
    const [command = "", ...args] = [...prefix, ...words];
    const { code } = await run(command, args, { env: { DEBIAN_FRONTEND: "noninteractive" } });
    if (code !== 0) return false;
  }
  return true;
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
