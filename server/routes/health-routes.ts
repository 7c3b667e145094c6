import { Type } from "typebox";
import type { Metrics } from "../plugins/metrics.ts";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** For those who watch over the server: is it alive, can it serve, what has it done. */
export function registerHealthRoutes({ app, store, serverLog }: RouteContext, metrics: Metrics): void {
  app.get(
    "/health",
    {
      schema: {
        tags: ["operation"],
        summary: "Liveness: the process answers",
        response: replies({ 200: Type.Object({ status: Type.Literal("ok") }) }),
      },
    },
    () => Promise.resolve({ status: "ok" as const }),
  );

  app.get(
    "/ready",
    {
      schema: {
        tags: ["operation"],
        summary: "Readiness: the store answers",
        response: replies({
          200: Type.Object({
            status: Type.Literal("ready"),
            entries: Type.Integer(),
            log: Type.String({
              description: "signing; or why nothing new is signed: clock-set-back, log-set-back",
              enum: ["signing", "clock-set-back", "log-set-back"],
            }),
          }),
        }),
      },
    },
    async () => ({ status: "ready" as const, entries: await store.size(), log: serverLog.state }),
  );

  app.get(
    "/metrics",
    {
      schema: {
        tags: ["operation"],
        summary: "Prometheus",
        response: replies({
          200: { description: "Prometheus text", content: { "text/plain": { schema: Type.String() } } },
        }),
      },
    },
    async (_request, reply) =>
      reply.header("content-type", "text/plain; version=0.0.4; charset=utf-8").send(await metrics.render()),
  );
}
