import { METHODS, type IncomingMessage } from "node:http";

/** The routes whose protocol has it: tus 1.0 of evidence. */
const overridden = /^\/api\/evidence(?:[/?]|$)/;

/**
 * `X-HTTP-Method-Override` for clients that can send no PATCH, DELETE or HEAD: what the request came as counts no more, from here on.
 * So it is found, limited and authenticated as what it says it is. As Fastify's `rewriteUrl`: nothing else is asked earlier.
 */
export function applyMethodOverride(request: Pick<IncomingMessage, "method" | "url" | "headers">): string {
  const url = request.url ?? "/";
  const method = request.headers["x-http-method-override"]?.toString().toUpperCase();
  if (method !== undefined && METHODS.includes(method) && overridden.test(url)) request.method = method;
  return url;
}
