import fastifyHelmet from "@fastify/helmet";
import fastify, { type FastifyInstance } from "fastify";

/** What our own pages load. Nothing is written into a page itself, so nothing inline is ever allowed. */
const contentPolicy = {
  "default-src": ["'none'"],
  // Argon2id, which turns a PIN into a key, is WebAssembly in the browser.
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'"],
  "font-src": ["'self'"],
  "img-src": ["'self'", "blob:", "data:"],
  "media-src": ["blob:"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** What a page may ask of the tablet: photos, sound and the place of a violation. Nothing else, and nobody else. */
const permissions = {
  own: ["camera", "microphone", "geolocation"],
  denied: [
    "accelerometer",
    "bluetooth",
    "browsing-topics",
    "display-capture",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
  ],
};

const permissionsPolicy = [
  ...permissions.own.map((name) => `${name}=(self)`),
  ...permissions.denied.map((name) => `${name}=()`),
].join(", ");

const hstsSeconds = 365 * 24 * 60 * 60;

/**
 * Headers on every reply. They never differ, and making them anew costs a tenth of a push: helmet is asked once. `overTls`: only
 * then are browsers told never to come without it.
 */
export async function registerSecurityHeaders(app: FastifyInstance, { overTls }: { overTls: boolean }): Promise<void> {
  const probe = fastify();
  await probe.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    hsts: overTls && { maxAge: hstsSeconds, includeSubDomains: true },
  });
  probe.get("/", (_request, reply) => reply.raw.getHeaders());
  const reply = await probe.inject("/");
  await probe.close();
  const headers = Object.entries({
    ...reply.json<Record<string, string>>(),
    "permissions-policy": permissionsPolicy,
  });
  app.addHook("onRequest", ({ url }, { raw }, done) => {
    for (const [name, value] of headers) raw.setHeader(name, value);
    // What the API says is for the one who asked, now: a route that may be kept says so itself.
    if (url.startsWith("/api/")) raw.setHeader("cache-control", "no-store");
    done();
  });
}
