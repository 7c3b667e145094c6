import { existsSync } from "node:fs";

/** Debian's: the whole browser, and the one without windows that `npm test` installs where there is none. */
const installed = ["/usr/bin/chromium", "/usr/lib/chromium/chromium-headless-shell"];

/** The browser of the tests: the one that `npm test` found or installed, else Debian's. */
export const chromiumPath = (): string =>
  process.env["AMANAT_CHROMIUM"] ?? installed.find((path) => existsSync(path)) ?? installed[0]!;

/** Nothing but the page under test uses the network; QUIC would go around a proxy. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
