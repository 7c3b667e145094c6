/**
 * Words of which the demonstration composes names of villages and polling places. Common nouns only: no name is that of a
 * person or meant to be a real place.
 */
export type Word = readonly [fa: string, en: string];

export interface VillageWords {
  first: readonly Word[];
  second: readonly Word[];
}

export const villageWords: Record<"azerbaijani" | "kurdish", VillageWords> = {
  azerbaijani: {
    first: [
      ["قره", "Qareh"],
      ["آق", "Aq"],
      ["گوگ", "Gug"],
      ["ساری", "Sari"],
      ["قزل", "Qezel"],
      ["بیوک", "Boyuk"],
      ["یئنگی", "Yengi"],
      ["اوچ", "Uch"],
      ["گل", "Gol"],
      ["داش", "Dash"],
      ["قوزلی", "Qozli"],
      ["آغاج", "Aghaj"],
    ],
    second: [
      ["بلاغ", "Bolagh"],
      ["تپه", "Tappeh"],
      ["کند", "Kand"],
      ["دره", "Darreh"],
      ["قشلاق", "Qeshlaq"],
      ["آغل", "Aghol"],
      ["چای", "Chay"],
      ["داغ", "Dagh"],
      ["قیه", "Qayeh"],
      ["آباد", "Abad"],
      ["کهریز", "Kahriz"],
    ],
  },
  kurdish: {
    first: [
      ["کانی", "Kani"],
      ["گرد", "Gerd"],
      ["دول", "Dul"],
      ["سر", "Sar"],
      ["بن", "Ben"],
      ["چم", "Cham"],
      ["قلات", "Qalat"],
      ["گوند", "Gund"],
      ["برده", "Bardeh"],
      ["هوار", "Hawar"],
    ],
    second: [
      ["رش", "Rash"],
      ["سپی", "Sepi"],
      ["سور", "Sur"],
      ["شین", "Shin"],
      ["زرد", "Zard"],
      ["گوز", "Guz"],
      ["دار", "Dar"],
      ["بردان", "Bardan"],
      ["چنار", "Chenar"],
      ["آوا", "Awa"],
      ["کوه", "Kuh"],
    ],
  },
};

export const buildings: readonly Word[] = [
  ["دبستان", "Primary School"],
  ["دبیرستان", "High School"],
  ["هنرستان", "Vocational School"],
  ["مدرسه راهنمایی", "Middle School"],
  ["سالن ورزشی", "Sports Hall"],
  ["مسجد", "Mosque"],
  ["کتابخانه عمومی", "Public Library"],
];

export const buildingNames: readonly Word[] = [
  ["فجر", "Fajr"],
  ["آزادی", "Azadi"],
  ["انقلاب", "Enqelab"],
  ["وحدت", "Vahdat"],
  ["امید", "Omid"],
  ["دانش", "Danesh"],
  ["بهار", "Bahar"],
  ["مهر", "Mehr"],
  ["نور", "Nur"],
  ["ایمان", "Iman"],
  ["حکمت", "Hekmat"],
  ["سعادت", "Sa'adat"],
  ["اندیشه", "Andisheh"],
  ["آینده", "Ayandeh"],
  ["کوشش", "Kushesh"],
  ["پیشرو", "Pishro"],
];

export const streets: readonly string[] = [
  "خیابان انقلاب",
  "خیابان آزادی",
  "خیابان وحدت",
  "خیابان دانشگاه",
  "بلوار معلم",
  "خیابان بهار",
  "میدان استقلال",
  "کوی فرهنگیان",
  "شهرک گلستان",
  "خیابان مدرسه",
];
