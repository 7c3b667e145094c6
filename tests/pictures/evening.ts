/** The evening of the day that the pictures tell of. */
import { count } from "../../client/i18n/fa/count.ts";
import { forgottenPin } from "../../client/i18n/fa/forgotten-pin.ts";
import { report } from "../../client/i18n/fa/report.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { unlock } from "../../client/i18n/fa/unlock.ts";
import { addOfficer, fileCount, fillSecond, switchOfficer, type Box } from "../e2e/count-hand.ts";
import { goTo } from "../e2e/look-at-screen.ts";
import { makePhoto } from "../e2e/make-photo.ts";
import { heading } from "../e2e/tablet-hand.ts";
import { pins, secondOfficer, firstOfficer, type Chapter, type FieldDay } from "./field-day.ts";

const right: [Box, Box] = [
  { papers: 310, votes: [145, 200] },
  { papers: 309, votes: [180, 190] },
];
/** Two digits of one figure changed places. */
const transposed: [Box, Box] = [{ papers: 310, votes: [154, 200] }, right[1]];

/** The last reports, another officer, and the first entry of the count. */
async function fileMinutes(day: FieldDay): Promise<void> {
  const { tablet, page, take, glance, showAside, moveTo } = day;
  await moveTo("23:10", { hasDraft: true });
  await glance("today-evening");
  for (const name of ["R6/main", "R7/main", "R8/main"])
    await showAside(`report-${name.slice(0, 2)}`, `/report/${name}`);
  await addOfficer(page, secondOfficer, pins.second);
  await take("officers-two");
  const blank = await tablet.context.newPage();
  const photo = await makePhoto(blank, 3, [800, 600]);
  await blank.close();
  await fileCount(page, transposed, photo);
  await showAside("count-once", "/report/R7/main");
  await showAside("count-same-officer", "/count/main");
}

/** The blind second entry, the figure that differs, the signatures. */
async function countAgain(day: FieldDay): Promise<void> {
  const { page, take, glance, show, button, scrollTo } = day;
  await switchOfficer(page, secondOfficer, pins.second);
  await show("count-hidden", "/report/R7/main");
  await page.getByRole("link", { name: report.count.begin }).click();
  await page.getByText(count.second.title).waitFor();
  await take("count-second");
  await fillSecond(page, right);
  await button(count.second.save).click();
  await page.getByText(count.settle.title(1)).waitFor();
  await scrollTo(0);
  await take("count-differing");
  await page.getByRole("radio", { name: /^۱۴۵ · ورود دوم/u }).check();
  await page.getByRole("textbox", { name: count.settle.why }).fill("دو رقم جابه‌جا نوشته شد");
  await button(count.settle.save).click();
  await page.getByText(count.sign.title).first().waitFor();
  await scrollTo(0);
  await take("count-sign");
  await button(count.sign.sign).click();
  await switchOfficer(page, firstOfficer, pins.first);
  await button(count.sign.refuse).click();
  await page.getByRole("dialog").getByRole("textbox").fill("برگ‌های باطله را با هم نشمردیم");
  await glance("count-refuse");
  await page.getByRole("dialog").getByRole("button", { name: count.refuse.save }).click();
  await button(count.sign.sign).click();
  await page.getByText(count.sign.done).waitFor();
  await scrollTo(0);
  await glance("count-signed");
}

/** Who works here, wrong PINs, and the way back to the tablet. */
async function forgetPin(day: FieldDay): Promise<void> {
  const { page, take, glance, button } = day;
  await goTo(page, "/");
  await button(words.lock).click();
  await heading(page, unlock.title).waitFor();
  await take("unlock-who");
  await page.getByRole("list", { name: unlock.who }).getByRole("button", { name: firstOfficer }).click();
  const pin = page.getByRole("textbox", { name: unlock.pin });
  await pin.waitFor();
  await glance("unlock");
  await pin.pressSequentially("000000");
  await page.getByText(unlock.wrong(9)).waitFor();
  await take("unlock-wrong");
  for (let left = 8; left > 0; left--) {
    await pin.pressSequentially("000000");
    await page.getByText(unlock.wrong(left)).waitFor();
  }
  await pin.pressSequentially("000000");
  await page.getByText(/قفل است/u).waitFor();
  await take("unlock-locked");
  await page.getByRole("button", { name: unlock.forgotten.open }).click();
  await glance("pin-forgotten");
  await page.getByRole("button", { name: forgottenPin.ask }).click();
  await page.getByText(forgottenPin.waiting).waitFor();
  await take("pin-code");
}

/** The count by two, and a PIN that is forgotten. */
export const evening: readonly Chapter[] = [fileMinutes, countAgain, forgetPin];
