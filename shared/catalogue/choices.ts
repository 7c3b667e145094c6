/** Choice lists that several reports share. Terms: glossary of domain.md G. */
import type { Choice } from "./schema.ts";

const choice = (name: string, fa: string, en: string): Choice => ({ name, label: { fa, en } });

export const yesNo: Choice[] = [choice("yes", "بله", "Yes"), choice("no", "خیر", "No")];

/** People by role, as they are counted or named in a report: staff of all three lines, police, agents, voters. */
export const peopleRoles: Choice[] = [
  choice("branch-head", "رئیس شعبه", "Branch head"),
  choice("deputy", "نایب‌رئیس", "Deputy"),
  choice("secretary", "منشی", "Secretary"),
  choice("governor-representative", "نماینده فرماندار", "Governor's representative"),
  choice("computer-user", "کاربر رایانه", "Computer user"),
  choice("observer", "ناظر", "Observer"),
  choice("inspector", "بازرس", "Inspector"),
  choice("candidate-agent", "نماینده نامزد", "Candidate agent"),
  choice("police", "نیروی انتظامی", "Police"),
  choice("voter", "رأی‌دهنده", "Voter"),
  choice("outsider", "افراد متفرقه", "Outsider"),
];

export const deviceStates: Choice[] = [
  choice("ready", "سالم و آماده", "Ready"),
  choice("faulty", "معیوب", "Faulty"),
  choice("absent", "تحویل نشده", "Not delivered"),
];

export const powerSources: Choice[] = [
  choice("mains", "برق شهری", "Mains"),
  choice("generator", "موتور برق", "Generator"),
  choice("battery", "باتری", "Battery"),
  choice("none", "بدون برق", "None"),
];

export const networks: Choice[] = [
  choice("fixed", "خط ثابت", "Fixed line"),
  choice("sim", "سیم‌کارت", "SIM card"),
  choice("none", "بدون شبکه", "None"),
];

export const materials: Choice[] = [
  choice("ballots", "تعرفه و برگ رأی", "Ballot papers"),
  choice("boxes", "صندوق", "Ballot boxes"),
  choice("seals", "لاک و مهر (پلمب)", "Seals"),
  choice("stamp", "مهر انتخابات", "Election stamp"),
  choice("labels", "برچسب هولوگرام", "Hologram labels"),
  choice("minutes-forms", "برگه‌های صورتجلسه", "Minutes forms"),
  choice("fingerprint-ink", "استامپ", "Ink pad"),
];

export const lateReasons: Choice[] = [
  choice("ballots-not-arrived", "نرسیدن تعرفه", "Ballots not arrived"),
  choice("staff-absent", "نبود عوامل شعبه", "Staff absent"),
  choice("device-down", "خرابی دستگاه یا سامانه", "Device or system down"),
  choice("road", "بسته بودن راه", "Road closed"),
  choice("power", "قطع برق", "No power"),
  choice("security", "مسئله امنیتی", "Security"),
  choice("other", "علت دیگر", "Other"),
];

export const supplyKinds: Choice[] = [
  choice("ballots", "تعرفه", "Ballots"),
  choice("device", "دستگاه", "Device"),
  choice("power", "برق", "Power"),
  choice("network", "شبکه", "Network"),
  choice("staff", "عوامل شعبه", "Staff"),
  choice("security", "تأمین امنیت", "Security"),
  choice("transport", "حمل و نقل و راه", "Transport and road"),
  choice("other", "مورد دیگر", "Other"),
];

export const incidentTypes: Choice[] = [
  choice("offence", "جرم انتخاباتی", "Offence"),
  choice("campaign", "تخلف تبلیغاتی", "Campaign violation"),
  choice("procedural", "اشکال اجرایی", "Procedural problem"),
  choice("technical", "اشکال فنی", "Technical problem"),
  choice("supply", "کمبود ملزومات", "Shortage"),
  choice("security", "امنیتی و انتظامی", "Security"),
  choice("weather-road", "راه و آب‌وهوا", "Road and weather"),
  choice("other", "رویداد دیگر", "Other event"),
];

export const severities: Choice[] = [
  choice("critical", "بحرانی", "Critical"),
  choice("high", "زیاد", "High"),
  choice("medium", "متوسط", "Medium"),
  choice("low", "کم", "Low"),
];

export const evidenceKinds: Choice[] = [
  choice("photo", "عکس", "Photo"),
  choice("document", "سند کاغذی", "Paper document"),
  choice("object", "شیء", "Object"),
  choice("witness", "شاهد", "Witness"),
  choice("minutes", "صورتجلسه", "Minutes"),
  choice("none", "بدون مستندات", "None"),
];

export const actions: Choice[] = [
  choice("governor-representative-told", "اعلام به نماینده فرماندار", "Governor's representative told"),
  choice("inspection-board-told", "اعلام به هیأت بازرسی", "Inspection board told"),
  choice("supervisory-board-told", "اعلام به هیأت نظارت", "Supervisory board told"),
  choice("police-called", "درخواست از نیروی انتظامی", "Police called"),
  choice("minuted", "درج در صورتجلسه", "Written in the minutes"),
  choice("stopped", "رفع و تذکر در محل", "Stopped on the spot"),
  choice("voting-paused", "توقف موقت اخذ رأی", "Voting paused"),
  choice("none", "اقدامی نشده", "None"),
];

export const receivers: Choice[] = [
  choice("county-governorate", "فرمانداری", "County governorate"),
  choice("district-office", "بخشداری", "District office"),
  choice("executive-board", "هیأت اجرایی", "Executive board"),
];
