import type { ServerResponse } from "node:http";
import { Type } from "typebox";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** Proxies close what is silent; a comment keeps the line open and tells the caller that it is. */
const heartbeatMs = 15_000;
/** In a burst of arrivals the caller is told once, not for every commit. */
const shortestGapMs = 200;

/** Server-sent events: something is new, come and pull it. What is new is never in the event itself. */
export function registerStreamRoutes({ app, store, authentication }: RouteContext): void {
  /** Who listens: the key of a device, or null of a user's page. */
  const open = new Map<ServerResponse, string | null>();
  const tell = (event: string, data: object) => {
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const response of open.keys()) response.write(text);
  };

  let upTo = 0;
  let pause: NodeJS.Timeout | undefined;
  let isTold = true;
  const tellPosition = () => {
    tell("position", { upTo });
    isTold = true;
    pause = setTimeout(() => {
      pause = undefined;
      if (!isTold) tellPosition();
    }, shortestGapMs);
  };
  const endGrowth = store.onGrowth((size) => {
    upTo = size;
    isTold = false;
    if (pause === undefined) tellPosition();
  });
  const endReference = store.onReferenceChange((collections) => {
    tell("reference", { collections });
    if (collections.includes("notices")) tell("notice", {});
  });
  // What is told next is not for it, and asking again it is refused.
  authentication.onRevoked((author) => {
    for (const [response, listener] of open) if (listener === author) response.end();
  });
  const heartbeat = setInterval(() => {
    for (const response of open.keys()) response.write(": still here\n\n");
  }, heartbeatMs);

  // Before the server closes, or it would wait for these responses for ever.
  app.addHook("preClose", (done) => {
    endGrowth();
    endReference();
    clearInterval(heartbeat);
    clearTimeout(pause);
    for (const response of open.keys()) response.end();
    done();
  });

  app.get(
    "/sync/stream",
    {
      // A HEAD would be given a stream that nobody ends.
      exposeHeadRoute: false,
      schema: {
        tags: ["sync"],
        summary: "Server-sent events: position, reference, notice",
        description:
          "`position` {upTo}: the log has grown. `reference` {collections}: pull them again. `notice` {}: there is a new " +
          "notice. The current position comes at once.",
        response: replies({
          200: { description: "The stream", content: { "text/event-stream": { schema: Type.String() } } },
        }),
      },
    },
    async (request, reply) => {
      const caller = await authentication.getReader(request);
      upTo = Math.max(upTo, await store.size());
      reply.hijack();
      const response = reply.raw;
      response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      response.write(`retry: 3000\nevent: position\ndata: ${JSON.stringify({ upTo })}\n\n`);
      open.set(response, caller.kind === "device" ? caller.author : null);
      request.raw.on("close", () => open.delete(response));
    },
  );
}
