import { expect, it } from "vitest";
import { listContent } from "./aside-entry.ts";

it("what an entry says is listed line by line, with what was left empty left out", () => {
  const payload = JSON.stringify({
    salt: "x",
    data: {
      report: "R2",
      values: { queue: 12, note: "صف کوتاه", left: null },
      people: [{ role: "observer", note: "" }],
    },
    evidence: [],
  });
  expect(listContent(payload).map(({ name, text }) => `${name}=${text}`)).toEqual([
    "report=R2",
    "values.queue=12",
    "values.note=صف کوتاه",
    "people.0.role=observer",
  ]);
  expect(listContent(null)).toEqual([]);
});
