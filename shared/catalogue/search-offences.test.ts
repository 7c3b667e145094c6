import { describe, expect, it } from "vitest";
import { reportableOffences } from "./offences/reportable.ts";
import { createOffenceSearch } from "./search-offences.ts";

const search = createOffenceSearch(reportableOffences);

describe("createOffenceSearch", () => {
  it.each([
    ["پول برای رای", "art66-01"],
    ["خريد راي", "art66-01"],
    ["دو بار رأی", "art66-06"],
    ["پلمب صندوق شکسته", "art66-14"],
    ["صندوق دزدیدند", "art66-13"],
    ["اسلحه", "art66-16"],
    ["تعرفه تمام شد", "procedural-ballot-shortage"],
    ["شعبه دیر باز", "procedural-late-opening"],
    ["قطع اینترنت", "procedural-device-failure"],
    ["نماینده را راه نمی‌دهند", "procedural-agent-obstructed"],
    ["پوستر دیوار", "campaign-posters"],
    ["بلندگو ماشین", "campaign-caravan"],
    ["broken seal", "art66-14"],
    ["بند ۹", "art66-09"],
    ["66/17", "art66-17"],
  ])("puts what is meant by %j among the first three", (query, id) => {
    const found = search(query).map((offence) => offence.id);
    expect(found.slice(0, 3)).toContain(id);
  });

  it("gives everything for nothing typed and nothing for nonsense", () => {
    expect(search("  ")).toEqual(reportableOffences);
    expect(search("قورباغه")).toEqual([]);
  });
});
