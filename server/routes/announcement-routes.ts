import { Type } from "typebox";
import { CalendarItem, ContestId } from "../../shared/catalogue/schema.ts";
import { Announcer } from "../notices/announce.ts";
import { ProblemError } from "../problems.ts";
import { replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const closed = { additionalProperties: false };
const Id = Type.String({ minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" });
const paper = {
  at: Type.String({ maxLength: 40, description: "ISO 8601 instant of the announcement" }),
  orderNo: Type.String({ maxLength: 100, pattern: "\\S", description: "Number of the paper that announces them" }),
};
const reply = replies({ 200: Type.Object({ item: CalendarItem }), 201: Type.Object({ item: CalendarItem }) });

/** When the results were announced. Desks get it as a document of the calendar, and the windows of complaints follow. */
export function registerAnnouncementRoutes(context: RouteContext): void {
  const { app, authentication } = context;
  const announcer = new Announcer(context);
  app.post(
    "/announcements",
    {
      schema: {
        tags: ["desk"],
        summary: "Tells when the results of an election were announced",
        description:
          "The windows of complaints that are counted from the announcement follow. What was told before is put right by telling it " +
          "anew, with what stands now in `before`; where something else stands it is refused. The same once more does nothing (200).",
        body: Type.Object(
          {
            constituency: Type.Union([Id, Type.Null()], { description: "Of the Majles; null: all" }),
            contest: Type.Union([ContestId, Type.Null()], { description: "null: both elections" }),
            ...paper,
            before: Type.Union([Type.Object({ at: paper.at, orderNo: paper.orderNo }, closed), Type.Null()]),
          },
          closed,
        ),
        response: reply,
      },
    },
    async (request, answer) => {
      const user = await authentication.getUser(request, { administers: "results" });
      const { constituency, contest, at, orderNo, before } = request.body;
      if (Number.isNaN(Date.parse(at))) {
        throw new ProblemError("invalid-request", { errors: ["at must be an instant, ISO 8601"] });
      }
      const told = { constituency, contest, at: new Date(at).toISOString(), orderNo: orderNo.trim() };
      const { item, isNew } = await announcer.announce({ ...told, before }, user);
      return answer.code(isNew ? 201 : 200).send({ item });
    },
  );
}
