import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

/** Matches modules below these folders, and files of these names. */
const below = (...places: string[]): RegExp => new RegExp(`/(?:${places.join("|")})[/.]`);

/** What only the desk needs lies under assets/desk/, so that a tablet neither loads nor precaches it. */
const DESK_MODULE = below(
  "client/(?:desk|routes/desk|i18n/english-of-desk|i18n/fa/desk[a-z-]*|features/desk-[a-z]+)",
  ...[
    "aside",
    "audit",
    "board",
    "branch",
    "bundles",
    "complaints",
    "devices",
    "enrol-codes",
    "import-units",
    "notices",
    "turnout",
    "violations",
  ].map((name) => `client/(?:features|i18n/fa)/${name}`),
  "client/i18n/fa/cases",
  "node_modules/@tanstack",
);
/** What the desk's first screen shares with others: one file opens faster than ten. */
const DESK_START_MODULE = below(
  "client/desk/(?:cell-look|desk-messages|desk-store|kept-view|slot-names|start-desk)",
  "client/i18n/fa/desk",
  "node_modules/@tanstack",
);
/** Not in what the first screen needs, so no part of what every start loads. */
const SELDOM_MODULE = below(
  // Enrolment, and whose PINs a tablet knows.
  "client/(?:features/(?:enrol|unlock/(?:NewOfficer|OfficersPage))|i18n/fa/enrol|session/enrol)",
  // Bundles, codes and receipts.
  "client/(?:codes|courier|i18n/fa/(?:codes|courier|receipt)|features/sync/(?:ReceiptPage|receipt-[a-z]+))",
  "client/(?:sync/(?:log-road|witness-log)|ui/(?:QrCode|Tabs|save-file))",
  "shared/(?:bundle|courier-codes|transparency)",
  "node_modules/(?:fflate|qr|age-encryption|@noble|@scure)",
  // Violations with their evidence and checklists.
  "client/(?:checklist|features/violation|i18n/fa/(?:anonymous|checklist|evidence|violation))",
  "client/evidence/(?:Camera|Item|Numbers|Recorder|Signature|Statements|Witness)[A-Za-z]*",
  "client/evidence/(?:evidence-|item|keep-item|kept-|open-|take-|use-recorder|use-stream|signature-)[a-z-]*",
  "shared/projections/checklist",
  // What others say of a report, and the tablet's own page.
  "client/(?:supervision|features/this-tablet|i18n/fa/(?:supervision|this-tablet)|journal-store/(?:author-roles|seldom-queries))",
  "shared/sync/author-view",
  // Cases and the questions of the office.
  "client/(?:cases|kept|i18n/fa/(?:case-words|kept))",
  "shared/(?:projections/(?:case|case-[a-z]+|documentation|similar-reports)|catalogue/case-clocks|policy/right-by-role)",
  // The count by two.
  "client/(?:features|i18n/fa)/count",
  // What several of these share and the first screens do not.
  "client/journal-store/read-row",
  "shared/(?:catalogue/choices|evidence/arrival-header|projections/(?:board-summary|evidence-items))",
  // Papers.
  "client/(?:papers|features/paper-check|i18n/fa/(?:paper-check|paper-links|papers))",
  "shared/(?:papers|projections/complaints|catalogue/complaint-windows)",
);
/** What loads everything else lies apart from it: the page's first script waits for nothing. */
const LOADING_MODULE = /vite\/preload-helper|client\/routes\/load-screens/;
/** English is loaded by who chooses it: one file for the tablet and one more for the desk. */
const ENGLISH_MODULE = /\/client\/i18n\/en/;
/** The desk's worker brings its own copy of what it shares with the page. */
const DESK_WORKER = /^desk-/;

/** All modules of a chunk are reached from the same routes: where one is the desk's, the others serve the desk alone. */
function isDeskOnly(moduleIds: readonly string[]): boolean {
  return moduleIds.some((id) => DESK_MODULE.test(id));
}

/** What every page needs and its first script asks for later: the app itself, and the fonts that its first screen waits for. */
function preloadInPage(): Plugin {
  const font = /vazirmatn-(?:arabic|latin)-wght-normal.*\.woff2$/;
  return {
    name: "amanat-preload-in-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const files = Object.values(bundle);
        const app = files.flatMap((file) =>
          file.type === "chunk" && file.facadeModuleId?.endsWith("/client/main.tsx")
            ? [file.fileName, ...file.imports]
            : [],
        );
        if (app.length === 0) this.error("client/main.tsx has no file of its own any more");
        const fonts = files.flatMap(({ fileName }) => (font.test(fileName) ? [fileName] : []));
        const link = (file: string, attributes: Record<string, string>) => ({
          tag: "link",
          injectTo: "head" as const,
          attrs: { ...attributes, crossorigin: true, href: `/${file}` },
        });
        return [
          ...app.filter((file) => !html.includes(file)).map((file) => link(file, { rel: "modulepreload" })),
          ...fonts.map((file) => link(file, { rel: "preload", as: "font", type: "font/woff2" })),
        ];
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: "public",
  // The same Dexie for the journal and for RxDB, as a module whose unused parts fall away.
  resolve: { alias: [{ find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" }] },
  server: {
    port: 5173,
    proxy: { "/api": { target: "http://127.0.0.1:8080", changeOrigin: false } },
  },
  worker: {
    format: "es",
    rolldownOptions: {
      output: {
        entryFileNames: ({ name }) =>
          DESK_WORKER.test(name) ? "assets/desk/[name]-[hash].js" : "assets/[name]-[hash].js",
      },
    },
  },
  build: {
    outDir: "dist/client",
    emptyOutDir: true,
    manifest: true,
    // Ed25519 in WebCrypto, which the journal needs, came with Chrome 137.
    target: "chrome137",
    cssTarget: "chrome137",
    // A data: URL would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What several routes need lies in one piece: it compresses better than many small ones.
        codeSplitting: {
          groups: [
            { name: "loading", test: LOADING_MODULE, priority: 2 },
            {
              name: "common",
              priority: 1,
              minShareCount: 2,
              test: (id) => ![SELDOM_MODULE, DESK_MODULE, ENGLISH_MODULE].some((apart) => apart.test(id)),
            },
            { name: "desk-start", test: DESK_START_MODULE, priority: 0 },
          ],
        },
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: (chunk) =>
          isDeskOnly(chunk.moduleIds) ? "assets/desk/[name]-[hash].js" : "assets/[name]-[hash].js",
        assetFileNames: (asset) =>
          asset.originalFileNames.some((name) => DESK_MODULE.test(`/${name}`))
            ? "assets/desk/[name]-[hash][extname]"
            : "assets/[name]-[hash][extname]",
      },
    },
  },
  plugins: [
    react(),
    preloadInPage(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "client/sw",
      filename: "service-worker.ts",
      injectRegister: false,
      registerType: "prompt",
      injectManifest: {
        // The plugin registers nothing here and browsers without module workers exist: a classic script runs everywhere.
        rollupFormat: "iife",
        globPatterns: ["**/*.{js,css,html,svg,png,woff2}"],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
      manifest: {
        id: "/",
        name: "امانت — سامانهٔ میدانی انتخابات",
        short_name: "امانت",
        description: "ثبت گزارش‌ها و تخلفات شعبه، با شبکه و بی‌شبکه",
        lang: "fa",
        dir: "rtl",
        start_url: "/",
        scope: "/",
        display: "standalone",
        orientation: "any",
        background_color: "#f3f6f5",
        theme_color: "#0a4a50",
        categories: ["government", "productivity"],
        icons: [
          { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
          { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
          { src: "/icons/maskable-192.png", sizes: "192x192", type: "image/png", purpose: "maskable" },
          { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
    }),
  ],
});
