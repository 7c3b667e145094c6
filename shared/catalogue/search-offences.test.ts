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
    // As officers say it.
    ["پول دادن برای رای", "art66-01"],
    ["مهر نخورده", "procedural-unstamped-ballots"],
    ["تبلیغ جلوی شعبه", "art66-07"],
    ["تبليغ جلوي شعبه", "art66-07"],
    ["رأی خریدن", "art66-01"],
    ["رشوه می‌دهند", "art66-01"],
    ["کارت هدیه پخش می‌کنند", "art66-01"],
    ["شام انتخاباتی", "art66-03"],
    ["شناسنامه مرده", "art66-02"],
    ["شناسنامه برادرش", "art66-05"],
    ["دوباره رای داد", "art66-06"],
    ["شناسنامه تقلبی", "art66-04"],
    ["دعوا جلوی در", "art66-08"],
    ["درگیری در شعبه", "art66-08"],
    ["تعرفه کم است", "art66-09"],
    ["تعرفه گم شده", "art66-09"],
    ["تعرفه تمام شده", "procedural-ballot-shortage"],
    ["رای ریختن در صندوق", "art66-10"],
    ["صندوق را پر کردند", "art66-10"],
    ["صورتجلسه دستکاری", "art66-11"],
    ["رئیس شعبه تبلیغ", "art66-12"],
    ["ناظر طرفداری", "art66-12"],
    ["برگه پاره کردند", "art66-13"],
    ["صندوق آتش", "art66-13"],
    ["پلمپ باز", "art66-14"],
    ["پلمب ندارد", "art66-14"],
    ["قفل شکسته", "art66-14"],
    ["صندوق بردند بیرون", "art66-15"],
    ["با چاقو تهدید", "art66-16"],
    ["بازرس قلابی", "art66-17"],
    ["مامور جعلی", "art66-17"],
    ["پیامک تبلیغاتی", "campaign-quiet-period"],
    ["تراکت پخش", "campaign-quiet-period"],
    ["بنر روی دیوار", "campaign-posters"],
    ["ماشین بوق", "campaign-caravan"],
    ["آگهی کندن", "campaign-removing-notices"],
    ["ماشین شهرداری", "campaign-state-property"],
    ["امام جمعه", "campaign-official-means"],
    ["توهین به نامزد", "campaign-attack-rival"],
    ["شعبه بسته است", "procedural-late-opening"],
    ["برق رفت", "procedural-device-failure"],
    ["سیستم قطع", "procedural-device-failure"],
    ["لپتاپ خراب", "procedural-device-failure"],
    ["نماینده بیرون کردند", "procedural-agent-obstructed"],
    ["منشی نیامده", "procedural-missing-staff"],
    ["صورتجلسه امضا نکرد", "procedural-wrong-minutes"],
    ["کارت تاریخ گذشته", "procedural-expired-card"],
    ["پوستر جلوی در", "procedural-leftover-campaign"],
    ["money for vote", "art66-01"],
    ["buying votes", "art66-01"],
    ["voted twice", "art66-06"],
    ["dead people voting", "art66-02"],
    ["knife", "art66-16"],
    ["ballots ran out", "procedural-ballot-shortage"],
    ["no stamp on ballot", "procedural-unstamped-ballots"],
    ["late opening", "procedural-late-opening"],
    ["seal broken", "art66-14"],
    ["observer telling voters", "art66-12"],
    ["poster at door", "procedural-leftover-campaign"],
    ["power cut", "procedural-device-failure"],
    ["stolen box", "art66-13"],
    ["نوشتن رای پیرزن", "art66-07"],
    ["رای نوشتن برای بیسواد", "art66-07"],
    ["مهر انتخابات نزده", "procedural-unstamped-ballots"],
    ["گوشی موبایل عکس از رای", "art66-01"],
    ["کاندیدا جلوی شعبه", "art66-07"],
    ["تجمع هواداران", "art66-07"],
    ["تهديد", "art66-03"],
    ["اتوبوس رایگان رای دهنده", "art66-03"],
    ["اینترنت ندارد", "procedural-device-failure"],
    ["دیر شروع شد", "procedural-late-opening"],
    ["حمله به شعبه", "art66-08"],
    ["تیراندازی", "art66-16"],
    ["شمارش اشتباه", "art66-10"],
    ["رای باطله زیاد شد", "art66-09"],
    ["دیوارنویسی", "campaign-posters"],
    ["تبلیغ شب انتخابات", "campaign-quiet-period"],
    ["تبلیغ روز رای گیری", "campaign-quiet-period"],
  ])("puts what is meant by %j among the first three", (query, id) => {
    const found = search(query).map((offence) => offence.id);
    expect(found.slice(0, 3)).toContain(id);
  });

  it.each([
    ["تبلیغ جلوی شعبه", "تبليغ جلوي شعبه"],
    ["رأی دوباره", "راى دوباره"],
    ["صورت‌جلسه ناقص", "صورتجلسه ناقص"],
    ["Broken seal", "BROKEN SEAL"],
  ])("finds the same for %j and %j", (one, other) => {
    expect(search(one).length).toBeGreaterThan(0);
    expect(search(one)).toEqual(search(other));
  });

  it("puts what begins with a word before what only holds its letters", () => {
    const found = search("برق رفت").map(({ id }) => id);
    expect(found.indexOf("procedural-device-failure")).toBeLessThan(found.indexOf("art66-01"));
  });

  it("puts recent ones first among those that fit equally", () => {
    const query = "شناسنامه";
    const [first, second] = search(query);
    const again = createOffenceSearch(reportableOffences, ["art66-09", second!.id]);
    expect(again(query).slice(0, 2)).toEqual([second, first]);
  });

  it("gives everything for nothing typed and nothing for nonsense", () => {
    expect(search("  ")).toEqual(reportableOffences);
    expect(search("قورباغه")).toEqual([]);
  });
});
