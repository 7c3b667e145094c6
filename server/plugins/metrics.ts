import { monitorEventLoopDelay } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import type { SqliteStore } from "../journal-store/sqlite-store.ts";

export interface Metrics {
  /** Prometheus' text format. */
  render(): Promise<string>;
}

const nanosecondsPerSecond = 1e9;

/** Counts requests by route and status; the rest is read when asked for. */
export function registerMetrics(app: FastifyInstance, store: SqliteStore): Metrics {
  const requests = new Map<string, { count: number; seconds: number }>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook("onClose", (_, done) => {
    delay.disable();
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "other";
    const labels = `method="${request.method}",route="${route}",status="${reply.statusCode}"`;
    const sum = requests.get(labels) ?? { count: 0, seconds: 0 };
    sum.count += 1;
    sum.seconds += reply.elapsedTime / 1000;
    requests.set(labels, sum);
    done();
  });

  return {
    async render() {
      const [size, badSignatures] = await Promise.all([store.size(), store.countBadSignatures()]);
      const lines = [
        "# TYPE amanat_http_requests_total counter",
        ...[...requests].map(([labels, { count }]) => `amanat_http_requests_total{${labels}} ${count}`),
        "# TYPE amanat_http_request_seconds_total counter",
        ...[...requests].map(([labels, { seconds }]) => `amanat_http_request_seconds_total{${labels}} ${seconds}`),
        "# TYPE amanat_log_entries gauge",
        `amanat_log_entries ${size}`,
        "# TYPE amanat_bad_signatures gauge",
        `amanat_bad_signatures ${badSignatures}`,
        "# TYPE amanat_store_waiting gauge",
        `amanat_store_waiting ${store.waitingCount}`,
        "# TYPE amanat_event_loop_delay_seconds gauge",
        `amanat_event_loop_delay_seconds{quantile="0.99"} ${delay.percentile(99) / nanosecondsPerSecond}`,
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      ];
      return `${lines.join("\n")}\n`;
    },
  };
}
