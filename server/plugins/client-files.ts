import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { sendProblem } from "./problem-replies.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** Names of files whose content never changes, as the build makes them. */
const hashedName = /[\\/]assets[\\/].+-[\w-]{8}\.\w+$/;

/** The built client, and its first page for every address that is not the API's: the client routes by itself. */
export async function registerClientFiles(app: FastifyInstance, clientPath: string | null): Promise<void> {
  const hasClient = clientPath !== null && existsSync(join(clientPath, "index.html"));
  if (hasClient) {
    await app.register(fastifyStatic, {
      root: clientPath,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // The worker, the manifest and the page decide what else is loaded: they are asked for anew every time.
        const lasting = hashedName.test(path);
        void reply.header("cache-control", lasting ? `public, max-age=${yearSeconds}, immutable` : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isApi = /^\/api(\/|\?|$)/.test(request.url);
    const isPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    if (hasClient && isPage && !isApi) return reply.header("cache-control", "no-cache").sendFile("index.html");
    const allow = allowedMethods(app, request.url, request.method);
    return allow.length > 0
      ? sendProblem(request, reply, "method-not-allowed", { allow })
      : sendProblem(request, reply, "not-found");
  });
}

/** The other methods that an address takes. */
function allowedMethods(app: FastifyInstance, url: string, method: string): string[] {
  const path = url.split("?", 1)[0]!;
  return ["GET", "POST", "PUT", "PATCH", "DELETE"].filter(
    (other) => other !== method && app.findRoute({ method: other as "GET", url: path }) !== null,
  );
}
