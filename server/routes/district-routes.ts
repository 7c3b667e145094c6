import { Type } from "typebox";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** Under what key the field seals what only the district may open. */
export function registerDistrictRoutes({ app, secrets, authentication }: RouteContext): void {
  app.get(
    "/district",
    {
      schema: {
        tags: ["session"],
        summary: "The district's public key: what is sealed to it, only the district opens",
        response: replies({
          200: Type.Object({ recipient: Type.String({ description: "age X25519 recipient, age1…" }) }),
        }),
      },
    },
    async (request) => {
      await authentication.getCaller(request);
      return { recipient: secrets.district.recipient };
    },
  );
}
