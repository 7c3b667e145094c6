import { beforeEach, expect, test } from "vitest";
import { useLocaleStore } from "./locale.ts";
import { bilingual, chooseLocale } from "./messages.ts";

const localeNow = () => useLocaleStore.getState().locale;
beforeEach(() => useLocaleStore.getState().setLocale("fa"));

test("English is loaded when it is chosen, once, and before the language changes", async () => {
  let loads = 0;
  const messages = bilingual({ greeting: "سلام" }, async () => {
    loads++;
    expect(localeNow()).toBe("fa");
    return { greeting: "Hello" };
  });
  expect([messages.fa.greeting, messages.en, loads]).toEqual(["سلام", undefined, 0]);
  await chooseLocale("en");
  await chooseLocale("fa");
  await chooseLocale("en");
  expect([localeNow(), messages.en?.greeting, loads]).toEqual(["en", "Hello", 1]);
});

test("where English cannot be loaded the language stays, and the next choice tries again", async () => {
  let isReachable = false;
  const messages = bilingual({ greeting: "سلام" }, async () => {
    if (!isReachable) throw new TypeError("Failed to fetch");
    return { greeting: "Hello" };
  });
  await expect(chooseLocale("en")).rejects.toThrow("Failed to fetch");
  expect(localeNow()).toBe("fa");
  isReachable = true;
  await chooseLocale("en");
  expect([localeNow(), messages.en?.greeting]).toEqual(["en", "Hello"]);
});
