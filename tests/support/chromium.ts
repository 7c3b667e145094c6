/** The browser of the tests: the one that `npm test` found or installed, else Debian's. */
export const chromiumPath = (): string => process.env["AMANAT_CHROMIUM"] ?? "/usr/bin/chromium";

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
