import { Type } from "typebox";
import { ContestId, Notice } from "../../shared/catalogue/schema.ts";
import { Publisher } from "../notices/publish.ts";
import { ProblemError } from "../problems.ts";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** Made by the desk: a repeated call after a lost reply names the same. */
const OwnId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9-]{7,55}$", description: "Chosen by the caller, once" });
const Id = Type.String({ minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" });
const text = (maxLength: number) =>
  Type.Object(
    {
      fa: Type.String({ maxLength, pattern: "\\S" }),
      en: Type.Optional(Type.String({ maxLength, description: "Left out: the Persian text stands for it" })),
    },
    { additionalProperties: false },
  );
const closed = { additionalProperties: false };
const reply = replies({ 200: Type.Object({ notice: Notice }), 201: Type.Object({ notice: Notice }) });

/** What province and county tell branches, and orders that extend voting. Tablets get both as reference documents. */
export function registerNoticeRoutes(context: RouteContext): void {
  const { app, authentication } = context;
  const publisher = new Publisher(context);

  app.post(
    "/notices",
    {
      schema: {
        tags: ["desk"],
        summary: "Publishes a notice to branches",
        description:
          "To all below `unit`, to those of them at a border crossing, or to those named in `audience`. Each tablet is given only " +
          "what is for its unit. Repeated with the same id and content nothing happens (200); with other content it is refused.",
        body: Type.Object(
          {
            id: OwnId,
            unit: Id,
            title: text(200),
            body: text(4000),
            urgent: Type.Boolean(),
            audience: Type.Optional(
              Type.Union([Type.Literal("border"), Type.Array(Id, { minItems: 1, maxItems: 5000 })]),
            ),
          },
          closed,
        ),
        response: reply,
      },
    },
    async (request, answer) => {
      const user = await authentication.getUser(request, { administers: "notices" });
      const { notice, isNew } = await publisher.publish(request.body, user);
      return answer.code(isNew ? 201 : 200).send({ notice });
    },
  );

  app.post(
    "/extensions",
    {
      schema: {
        tags: ["desk"],
        summary: "Passes on an order that extends voting",
        description:
          "Moves every deadline that is counted from the end of voting, and tells the branches concerned by a notice that " +
          "carries the order. An end that is not later than the present one is refused, with the present one. " +
          "Repeated with the same id and content nothing happens (200).",
        body: Type.Object(
          {
            id: OwnId,
            orderNo: Type.String({ maxLength: 100, pattern: "\\S" }),
            ends: Type.Array(
              Type.Object(
                {
                  constituency: Type.Union([Id, Type.Null()], { description: "Of the Majles; null: all" }),
                  contest: Type.Union([ContestId, Type.Null()], { description: "null: both elections" }),
                  at: Type.String({ maxLength: 40, description: "ISO 8601 instant of the new end" }),
                },
                closed,
              ),
              { minItems: 1, maxItems: 50 },
            ),
          },
          closed,
        ),
        response: reply,
      },
    },
    async (request, answer) => {
      const user = await authentication.getUser(request, { administers: "extensions" });
      const { id, orderNo, ends } = request.body;
      if (ends.some(({ at }) => Number.isNaN(Date.parse(at)))) {
        throw new ProblemError("invalid-request", { errors: ["ends/at must be an instant, ISO 8601"] });
      }
      const order = {
        id,
        orderNo: orderNo.trim(),
        ends: ends.map(({ constituency, contest, at }) => ({ constituency, contest, at: new Date(at).toISOString() })),
      };
      const { notice, isNew } = await publisher.extend(order, user);
      return answer.code(isNew ? 201 : 200).send({ notice });
    },
  );
}
