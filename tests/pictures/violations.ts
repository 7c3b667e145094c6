/** What goes wrong on the day that the pictures tell of. */
import { anonymous } from "../../client/i18n/fa/anonymous.ts";
import { caseWords } from "../../client/i18n/fa/case-words.ts";
import { evidence } from "../../client/i18n/fa/evidence.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { violation } from "../../client/i18n/fa/violation.ts";
import { ask, openCase, takeStep } from "../e2e/case-hand.ts";
import { goTo } from "../e2e/look-at-screen.ts";
import { heading } from "../e2e/tablet-hand.ts";
import { brokenSeal, openViolationForm } from "../e2e/violation-hand.ts";
import { type Chapter, type FieldDay } from "./field-day.ts";

/** By words that find it, and by such that find nothing. */
async function pickOffence(day: FieldDay): Promise<void> {
  await day.moveTo("11:21");
  const { page, take, glance } = day;
  await goTo(page, "/violations/new/pick-one");
  await heading(page, violation.pick.title).waitFor();
  await glance("pick-offence");
  await page.getByRole("searchbox", { name: violation.pick.search }).fill(brokenSeal.search);
  await page.getByRole("button", { name: brokenSeal.name }).waitFor();
  await take("pick-offence-found");
  await page.getByRole("searchbox", { name: violation.pick.search }).fill("کلاه قرمز");
  await page.getByText(violation.pick.none.title).waitFor();
  await glance("pick-offence-none");
}

/** From the empty form to the saved report. */
async function logBrokenSeal(day: FieldDay): Promise<void> {
  const { page, take, glance, button, scrollTo } = day;
  await goTo(page, "/");
  await openViolationForm(page);
  await glance("violation-form");
  await page
    .getByRole("textbox", { name: violation.form.description })
    .fill("پلمب صندوق مجلس پاره بود و دو نفر از ناظران آن را دیدند.");
  await takeEvidence(day);
  await button(evidence.numbers.add).click();
  await page.getByRole("textbox", { name: evidence.numbers.value, exact: true }).last().fill("۱۲۳۴");
  await page
    .getByRole("checkbox", { name: violation.form.places.inside })
    .or(page.getByRole("button", { name: violation.form.places.inside }))
    .first()
    .click()
    .catch(() => undefined);
  await page.getByText(words.draft.saved, { exact: true }).waitFor();
  await scrollTo(0);
  await take("violation-form-filled");
  await page
    .getByRole("heading", { name: evidence.witness.label })
    .or(page.getByText(evidence.witness.label))
    .first()
    .scrollIntoViewIfNeeded();
  await scrollTo(2000);
  await glance("violation-form-middle");
  await button(violation.form.save).click();
  await page.getByRole("status").getByText(words.saved(brokenSeal.name)).waitFor();
}

/** Photos, a document, a voice note, and a statement signed on the glass. */
async function takeEvidence(day: FieldDay): Promise<void> {
  const { page, take, glance, button } = day;
  await button(evidence.add.photo).click();
  for (let taken = 1; taken <= 5; taken++) {
    await button(evidence.shoot.shoot).click();
    await page.getByText(evidence.shoot.taken(taken)).waitFor();
  }
  await take("camera");
  await page.getByRole("group", { name: evidence.shoot.takenList }).getByRole("button").first().click();
  await glance("camera-taken");
  await button(evidence.shoot.back).click();
  await button(evidence.shoot.done).click();
  await button(evidence.add.scan).click();
  await button(evidence.shoot.shoot).waitFor();
  await glance("camera-document");
  await button(evidence.shoot.done).click();
  await button(evidence.add.voice).click();
  await page.getByText(evidence.record.time("۰:۰۲", "۱۰:۰۰")).waitFor();
  await take("recorder");
  await button(evidence.record.stop).click();
  await page.getByText(evidence.record.kept).waitFor();
  await glance("recorder-kept");
  await button(evidence.record.keep).click();
  await button(evidence.witness.add).click();
  await page.getByLabel(evidence.witness.role).selectOption("observer");
  await page.getByRole("textbox", { name: evidence.witness.text }).fill("هنگام باز کردن در دیدم که پلمب پاره است.");
  await button(evidence.witness.sign).click();
  const { x, y, width, height } = (await page.getByRole("img", { name: evidence.glass.glass }).boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height * 0.5);
  await page.mouse.down();
  for (let step = 1; step <= 24; step++) {
    await page.mouse.move(x + width * (0.2 + step / 42), y + height * (0.5 + 0.22 * Math.sin(step / 1.3)));
  }
  await page.mouse.up();
  await take("witness-signature");
  await button(evidence.glass.done).click();
  await page.getByText(evidence.witness.signed).waitFor();
}

/** The same once more: the first is offered. */
async function offerSimilar(day: FieldDay): Promise<void> {
  const { page, take, button } = day;
  await goTo(page, "/");
  await page.getByRole("link", { name: today.logViolation }).click();
  await page.getByRole("searchbox", { name: violation.pick.search }).fill(brokenSeal.search);
  await page.getByRole("button", { name: brokenSeal.name }).click();
  await button(violation.similar.fresh).waitFor();
  await take("similar-reports");
}

/** A campaign on election day, by an officer who fears for telling it. */
async function hideCampaign(day: FieldDay): Promise<void> {
  const { page, take, glance, scrollTo, allSent } = day;
  await goTo(page, "/violations/new/of-the-campaign");
  await page.getByRole("searchbox", { name: violation.pick.search }).fill("تبلیغ");
  await glance("pick-offence-forbidden");
  await page.getByRole("main").getByRole("list").first().getByRole("button").first().click();
  await heading(page, violation.form.title).waitFor();
  await take("violation-forbidden");
  await page.getByRole("button", { name: anonymous.turnOn }).click();
  await page.getByRole("dialog", { name: anonymous.title }).waitFor();
  await take("sealed-question");
  await page.getByRole("dialog").getByRole("button", { name: anonymous.confirm, exact: true }).click();
  await page.getByText(anonymous.on.title).waitFor();
  await page.getByRole("textbox", { name: violation.form.description }).fill("جلوی در شعبه برگهٔ تبلیغاتی پخش می‌شد.");
  await scrollTo(0);
  await take("sealed-form");
  await page.getByRole("button", { name: anonymous.save }).click();
  await page.getByRole("list", { name: anonymous.list.title }).getByText(anonymous.name).waitFor();
  await allSent();
  await take("violations");
}

/** A step of the case, and a question that the branch answers. */
async function answerOffice(day: FieldDay): Promise<void> {
  const { page, take, glance, scrollTo, syncNow } = day;
  const { office } = day;
  await openCase(office, "پلمب صندوق مجلس پاره بود");
  await takeStep(office, "verifying", "با رئیس شعبه گفت‌وگو شد");
  await ask(office, "شمارهٔ پلمب تازه چیست و چه کسی آن را زد؟");
  await syncNow();
  await goTo(page, "/");
  await page.getByRole("link").filter({ hasText: "شمارهٔ پلمب تازه" }).waitFor({ timeout: 60_000 });
  await scrollTo(0);
  await glance("today-question");
  await page.getByRole("link").filter({ hasText: "شمارهٔ پلمب تازه" }).click();
  await page.getByText(caseWords.states.verifying).first().waitFor();
  await take("violation");
  await page.getByRole("button", { name: caseWords.answerDialog.open }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("پلمب ۱۲۳۶ با حضور ناظر زده شد.");
  await take("answer");
  await page.getByRole("dialog").getByRole("button", { name: caseWords.answerDialog.save }).click();
  await page.getByText(caseWords.questions.answered).waitFor();
}

/** One with every kind of evidence, one that is hidden from the tablet, and what the office asks about the first. */
export const violations: readonly Chapter[] = [pickOffence, logBrokenSeal, offerSimilar, hideCampaign, answerOffice];
