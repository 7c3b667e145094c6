import { expect, it } from "vitest";
import { newestOnly } from "./newest-only.ts";

it("drops what a read found that began earlier and comes in later", async () => {
  const answers: ((value: string) => void)[] = [];
  const told: string[] = [];
  const read = newestOnly(
    () => new Promise<string>((resolve) => answers.push(resolve)),
    (value) => told.push(value),
  );
  const reads = [read(), read(), read()];
  answers[0]!("before the append");
  await reads[0];
  answers[2]!("newest");
  await reads[2];
  answers[1]!("between");
  await reads[1];
  expect(told).toEqual(["before the append", "newest"]);
});
