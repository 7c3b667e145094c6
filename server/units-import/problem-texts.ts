interface ProblemText {
  severity: "error" | "warning";
  fa: string;
  en: string;
}

const error = (fa: string, en: string): ProblemText => ({ severity: "error", fa, en });
const warning = (fa: string, en: string): ProblemText => ({ severity: "warning", fa, en });

/** {names} in braces are filled in by `problem`; what every text says: what is wrong, and what to do about it. */
const texts = {
  // The file
  "file-too-large": error(
    "پرونده {size} مگابایت است و بیش از {limit} مگابایت خوانده نمی‌شود. آن را به چند فهرست بخش کنید.",
    "The file has {size} MiB; no more than {limit} MiB are read. Split it into several lists.",
  ),
  "not-text": error(
    "این پرونده متن نیست. فهرست را با قالب CSV (UTF-8) ذخیره کنید.",
    "This file is not text. Save the list as CSV (UTF-8).",
  ),
  workbook: error(
    "این پرونده کارپوشهٔ اکسل است. در اکسل «ذخیره با نام» و قالب CSV UTF-8 را برگزینید.",
    "This file is an Excel workbook. In Excel choose Save As and the format CSV UTF-8.",
  ),
  "bad-bytes": error(
    "بایت {offset} پرونده در {encoding} معنایی ندارد: پرونده آسیب دیده یا با رمزگذاری دیگری ذخیره شده است. آن را با UTF-8 ذخیره کنید.",
    "Byte {offset} of the file means nothing in {encoding}: the file is damaged or was saved in another encoding. Save it as UTF-8.",
  ),
  "encoding-guessed": warning(
    "پرونده نشانهٔ رمزگذاری ندارد و با {encoding} خوانده شد. چند نام را با فهرست اصلی مقایسه کنید.",
    "The file does not say its encoding and was read as {encoding}. Compare some names with the original list.",
  ),
  "file-empty": error("پرونده خالی است.", "The file is empty."),
  "no-rows": error("زیر سرستون‌ها هیچ ردیفی نیست.", "There are no rows below the headings."),
  "broken-quote": error(
    'نشانهٔ نقل‌قول در این ردیف درست باز و بسته نشده است و از اینجا به بعد خواندنی نیست. نقل‌قول درون متن را دوتا بنویسید ("").',
    'A quotation mark in this row is not opened and closed properly, and nothing can be read from here on. Write a quotation mark within text twice ("").',
  ),
  "row-too-long": error(
    "این ردیف بیش از یک مگابایت است؛ شاید نشانهٔ نقل‌قولی باز مانده باشد.",
    "This row has more than 1 MiB; a quotation mark may have been left open.",
  ),
  "too-many-columns": error(
    "فهرست {count} ستون دارد و بیش از {limit} ستون خوانده نمی‌شود.",
    "The list has {count} columns; no more than {limit} are read.",
  ),
  "too-many-rows": error(
    "فهرست بیش از {limit} ردیف دارد. آن را به چند فهرست بخش کنید.",
    "The list has more than {limit} rows. Split it into several lists.",
  ),
  "ragged-row": error(
    "این ردیف {count} خانه دارد و سرستون‌ها {expected} تا هستند؛ معلوم نیست هر مقدار از کدام ستون است.",
    "This row has {count} cells and there are {expected} headings: which value belongs to which column is not known.",
  ),
  // The columns
  "missing-column": error(
    "ستون «{field}» پیدا نشد. دنبال این سرستون‌ها گشتیم: {looked}",
    'No column was found for "{field}". These headings were looked for: {looked}',
  ),
  "missing-mapped-column": error(
    "نقشهٔ ستون‌ها برای «{field}» سرستون «{value}» را می‌خواهد که در پرونده نیست.",
    'For "{field}" the map asks for the heading "{value}", which the file does not have.',
  ),
  "ambiguous-column": error(
    "سرستون «{value}» در پرونده بیش از یک بار آمده است؛ برای «{field}» معلوم نیست کدام را باید خواند.",
    'The heading "{value}" stands in the file more than once: which one to read for "{field}" is not known.',
  ),
  "rival-columns": warning(
    "برای «{field}» بیش از یک ستون شناخته شد؛ «{value}» خوانده شد و این‌ها نه: {others}",
    'More than one column was recognised as "{field}"; "{value}" was read, and these were not: {others}',
  ),
  "root-unknown": error(
    "واحد «{value}» که فهرست باید زیر آن بیاید وجود ندارد. در نقشه نام آن را هم بنویسید تا ساخته شود.",
    'The unit "{value}" below which the list belongs does not exist. Give its name in the map too, and it is created.',
  ),
  "root-not-said": error(
    "معلوم نیست فهرست زیر کدام واحد می‌آید. در نقشه root را بنویسید. واحدهای موجود: {roots}",
    'It is not known below which unit the list belongs. Write "root" in the map. There are: {roots}',
  ),
  "root-kind": error(
    "واحد «{value}» از نوع {kind} است و فهرست شعب زیر آن نمی‌آید.",
    'The unit "{value}" is a {kind}, below which no list of branches belongs.',
  ),
  // The values
  "value-missing": error("«{field}» در این ردیف خالی است.", 'This row has no "{field}".'),
  "value-too-long": error(
    "«{field}» {count} نویسه دارد و بیش از {limit} نویسه نگه داشته نمی‌شود.",
    '"{field}" has {count} characters; no more than {limit} are kept.',
  ),
  "name-untranslated": warning(
    "نام فارسی خالی است؛ نام انگلیسی به جای آن آمد.",
    "The Persian name is empty; the English name was put in its place.",
  ),
  "code-duplicate": error(
    "کد «{value}» پیش‌تر در خط {first} آمده است. معلوم نیست کدام ردیف درست است؛ هیچ‌کدام وارد نمی‌شود.",
    'The code "{value}" already stands on line {first}. Which of the rows is right is not known: neither is imported.',
  ),
  "place-duplicate": warning(
    "نام و نشانی این شعبه همان خط {first} است. اگر دو شعبه در یک جا نیست، یکی را حذف کنید.",
    "Name and address of this branch are those of line {first}. Unless two branches are in one place, remove one.",
  ),
  "position-duplicate": warning(
    "مختصات این شعبه همان خط {first} است.",
    "The coordinates of this branch are those of line {first}.",
  ),
  "blank-over-votes": error(
    "آرای سفید و باطلهٔ دورهٔ پیشین ({value}) بیش از همهٔ آرای آن ({votes}) است.",
    "The blank and invalid votes of the previous election ({value}) are more than all its votes ({votes}).",
  ),
  "not-a-number": error("«{field}» عدد نیست: «{value}»", '"{field}" is not a number: "{value}"'),
  "coordinate-out-of-range": error(
    "«{field}» باید میان {low} و {high} باشد: «{value}»",
    '"{field}" must be between {low} and {high}: "{value}"',
  ),
  "coordinates-swapped": error(
    "عرض و طول جغرافیایی جابه‌جا است: «{value}»",
    'Latitude and longitude are in each other\'s place: "{value}"',
  ),
  "coordinate-alone": error(
    "از دو مختصات تنها «{field}» آمده است.",
    'Of the two coordinates there is only the "{field}".',
  ),
  "coordinates-far": warning(
    "این نقطه از بقیهٔ فهرست بسیار دور است: «{value}»",
    'This point is very far from the rest of the list: "{value}"',
  ),
  "coordinates-zero": warning(
    "مختصات صفر است و «نامعلوم» گرفته شد.",
    "The coordinates are zero and were taken as not known.",
  ),
  "value-unknown": error(
    "مقدار «{value}» برای «{field}» شناخته نیست. این‌ها شناخته است: {known}. بقیه را در values نقشه بنویسید.",
    'The value "{value}" of "{field}" is not known. Known are: {known}. Write others into "values" of the map.',
  ),
  // The places
  "parent-unknown": error("{kind} «{value}» در «{root}» وجود ندارد.", 'There is no {kind} "{value}" in "{root}".'),
  "parent-ambiguous": error(
    "بیش از یک {kind} با نام «{value}» هست. کد آن لازم است.",
    'There is more than one {kind} named "{value}". Its code is needed.',
  ),
  "parent-renamed": warning(
    "{kind} با کد {code} در خط {first} نام دیگری دارد («{other}»)؛ همان نام ماند.",
    'On line {first} the {kind} with code {code} has another name ("{other}"), which was kept.',
  ),
  "constituency-unknown": error("حوزهٔ انتخابیهٔ «{value}» شناخته نیست.", 'The constituency "{value}" is not known.'),
  "constituency-left-out": warning(
    "حوزهٔ انتخابیهٔ «{value}» شناخته نیست و خالی ماند.",
    'The constituency "{value}" is not known and was left empty.',
  ),
  "id-taken": error(
    "شناسهٔ «{id}» که از این کد ساخته می‌شود از آنِ واحد دیگری است.",
    'The id "{id}", which is made of this code, belongs to another unit.',
  ),
  "path-too-long": error(
    "جایگاه این شعبه در درخت واحدها بلندتر از {limit} نویسه است؛ کدهای کوتاه‌تری به کار ببرید.",
    "The place of this branch among the units is longer than {limit} characters: use shorter codes.",
  ),
} satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof texts;
export const problemTexts: Record<ProblemCode, ProblemText> = texts;
