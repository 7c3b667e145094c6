// Who may import whom. CONTRIBUTING.md says it in words; this table is what the lint stage enforces.

/**
 * What files of a folder may import from this repository. The longest folder that holds a file speaks for it.
 * @type {Record<string, string[]>}
 */
export const allowedFolders = {
  "shared/lib": ["shared/lib"],
  "shared/journal": ["shared/journal", "shared/lib"],
  "shared/transparency": ["shared/transparency", "shared/journal", "shared/lib"],
  "shared/evidence": ["shared/evidence", "shared/lib"],
  "shared/sync": ["shared/sync", "shared/journal", "shared/lib"],
  "shared/bundle": ["shared/bundle", "shared/transparency", "shared/sync", "shared/journal", "shared/lib"],
  "shared/verify": ["shared/verify", "shared/bundle", "shared/transparency", "shared/journal", "shared/lib"],
  "shared/catalogue": ["shared/catalogue", "shared/lib"],
  "shared/events": ["shared/events", "shared/catalogue", "shared/journal", "shared/lib"],
  "shared/projections": ["shared/projections", "shared/events", "shared/catalogue", "shared/journal", "shared/lib"],
  "shared/policy": [
    "shared/policy",
    "shared/projections",
    "shared/events",
    "shared/catalogue",
    "shared/journal",
    "shared/lib",
  ],
  "shared/courier-codes": [
    "shared/courier-codes",
    "shared/transparency",
    "shared/sync",
    "shared/journal",
    "shared/lib",
  ],
  "shared/papers": ["shared/papers", "shared/events", "shared/journal", "shared/lib"],
  client: ["client", "shared"],
  server: ["server", "shared"],
  // What an outside verifier finds must not rest on what the server believes.
  verifier: ["verifier", "shared/verify", "shared/bundle", "shared/transparency", "shared/journal", "shared/lib"],
  tests: ["tests", "client", "server", "shared", "verifier", "scripts"],
  scripts: ["scripts"],
};

/** Folders whose parts may not import each other: what two of them need lies elsewhere. */
export const separatedFolders = ["client/features"];

/** Folders below the features, which may not know them. */
export const belowFeatures = {
  folders: [
    "client/ui",
    "client/i18n",
    "client/journal-store",
    "client/reference",
    "client/sync",
    "client/keys",
    "client/sw",
  ],
  forbidden: "client/features",
};

/**
 * Packages that one folder owns within client/, server/ and shared/.
 * @type {Record<string, string>}
 */
export const packageOwners = {
  dexie: "client/journal-store",
  "dexie-react-hooks": "client/journal-store",
  rxdb: "client/reference",
  libsql: "server/journal-store",
  "better-sqlite3": "server/journal-store",
  "node:sqlite": "server/journal-store",
  pg: "server/journal-store",
};

/**
 * Packages that have no place in a folder, with the reason.
 * @type {{ folder: string, packages: RegExp, reason: string }[]}
 */
export const forbiddenPackages = [
  {
    folder: "shared",
    packages: /^(node:|react$|react-dom$|fastify$|@fastify\/|@tus\/|zustand$|wouter$|workbox-|rxjs$|tus-js-client$)/,
    reason: "shared/ runs in the browser and on the server alike and takes what is outside it through ports",
  },
  {
    folder: "client",
    packages: /^(node:|fastify$|@fastify\/|@tus\/server$|@tus\/file-store$|@node-rs\/argon2$)/,
    reason: "it belongs to the server",
  },
  {
    folder: "server",
    packages: /^(react$|react-dom$|zustand$|wouter$|workbox-|tus-js-client$|uplot$)/,
    reason: "it belongs to the client",
  },
  {
    folder: "client",
    packages: /^typebox\/compile$/,
    reason: "it uses eval, which the client's content security policy forbids",
  },
  {
    folder: "shared",
    packages: /^typebox\/compile$/,
    reason: "it uses eval, which the client's content security policy forbids",
  },
];
