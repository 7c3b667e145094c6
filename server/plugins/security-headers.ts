import fastifyHelmet from "@fastify/helmet";
import type { ServerResponse } from "node:http";
import fastify from "fastify";

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
 * Gives what puts the headers on a reply. They never differ, and making them anew costs a tenth of a push: helmet is asked once.
 * `overTls`: only then are browsers told never to come without it.
 */
export async function composeSecurityHeaders({
  overTls,
}: {
  overTls: boolean;
}): Promise<(url: string, response: ServerResponse) => void> {
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
  return (url, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    // What the API says is for the one who asked, now: a route that may be kept says so itself.
    if (url.startsWith("/api/")) response.setHeader("cache-control", "no-store");
  };
}
