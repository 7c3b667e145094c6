import type { AuthorId } from "../../shared/journal/ids.ts";
import { HealthReply, HealthReport } from "../../shared/sync/health.ts";
import { ProblemError } from "../problems.ts";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const maxReportBytes = 4096;
/** A device reports once a round; what comes more often is told to wait, which costs it nothing. */
const perMinute = { max: 30, timeWindow: 60_000 };

/** What devices say of themselves, so that the office sees who has to be helped. */
export function registerDeviceHealthRoutes({ app, store, authentication, now }: RouteContext): void {
  app.post(
    "/devices/health",
    {
      bodyLimit: maxReportBytes,
      config: { rateLimit: perMinute },
      schema: {
        tags: ["sync"],
        summary: "How the calling device is: what waits on it, its clock, its battery. No content of any entry",
        description:
          "After each round; a report that is lost is no failure of the round. The newest of each quarter of an hour is kept, for " +
          "twelve hours. Answers what the server thinks of the device, which is all that a withdrawn one is told.",
        body: HealthReport,
        response: replies({ 200: HealthReply }),
      },
    },
    async (request) => {
      const caller = await authentication.getCaller(request);
      if (caller.kind !== "device") throw new ProblemError("not-a-device");
      const author = caller.author as AuthorId;
      await store.putHealth(author, now().toISOString(), request.body);
      const device = await store.findAuthor(author);
      if (device === undefined) throw new ProblemError("not-signed-in");
      return { status: device.status };
    },
  );
}
