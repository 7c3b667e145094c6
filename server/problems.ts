/**
 * Every error that the API answers with, in one place: RFC 9457 problem details. A `type` never changes its meaning. Each says
 * what happened, what was kept, and what to do.
 */
interface ProblemText {
  title: string;
  detail: string;
}

interface ProblemKind {
  status: number;
  en: ProblemText;
  fa: ProblemText;
}

const kind = (status: number, en: [string, string], fa: [string, string]): ProblemKind => ({
  status,
  en: { title: en[0], detail: en[1] },
  fa: { title: fa[0], detail: fa[1] },
});

export const problems = {
  "invalid-request": kind(
    400,
    [
      "The request is not of the expected form",
      "Nothing was stored. `errors` says what is wrong; correct it and send again.",
    ],
    ["درخواست به شکل مورد انتظار نیست", "چیزی ذخیره نشد. «errors» می‌گوید چه نادرست است؛ اصلاح کنید و دوباره بفرستید."],
  ),
  "not-json": kind(
    400,
    ["The body is not JSON", "Nothing was stored. Send UTF-8 JSON, or gzip of it with Content-Encoding: gzip."],
    ["بدنهٔ درخواست JSON نیست", "چیزی ذخیره نشد. JSON با UTF-8 بفرستید، یا gzip آن را با Content-Encoding: gzip."],
  ),
  "not-a-push": kind(
    400,
    ["The body is not a push", 'Nothing was stored. Send {"entries":[…]} with at most 500 entries.'],
    ["بدنهٔ درخواست فهرست ورودی‌ها نیست", 'چیزی ذخیره نشد. ‎{"entries":[…]}‎ با حداکثر ۵۰۰ ورودی بفرستید.'],
  ),
  "not-signed-in": kind(
    401,
    ["Not signed in", "Nothing was changed. Sign in at the desk, or renew the device's session, and try again."],
    ["وارد نشده‌اید", "چیزی تغییر نکرد. در میز ستاد وارد شوید یا نشست دستگاه را تازه کنید و دوباره بکوشید."],
  ),
  "session-refused": kind(
    401,
    [
      "The session was refused",
      "The device, its nonce or its signature is not right. What the device holds is untouched. Ask for a new challenge; if that fails, the device must be enrolled again.",
    ],
    [
      "نشست پذیرفته نشد",
      "دستگاه، شناسهٔ یک‌بارمصرف یا امضای آن درست نیست. آنچه روی دستگاه است دست نخورده است. چالش تازه بخواهید؛ اگر نشد، دستگاه باید دوباره ثبت شود.",
    ],
  ),
  "wrong-password": kind(
    401,
    ["User name or password is wrong", "Nothing was changed. Check both and try again."],
    ["نام کاربری یا گذرواژه نادرست است", "چیزی تغییر نکرد. هر دو را وارسی کنید و دوباره بکوشید."],
  ),
  "foreign-origin": kind(
    403,
    ["The request came from another site", "Nothing was changed. Use the desk at this server's own address."],
    ["درخواست از سایت دیگری آمده است", "چیزی تغییر نکرد. میز ستاد را از نشانی همین سرور باز کنید."],
  ),
  "out-of-scope": kind(
    403,
    [
      "Outside your area",
      "Nothing was changed. This belongs to a unit that you have no access to; ask the office above.",
    ],
    ["بیرون از حوزهٔ شما", "چیزی تغییر نکرد. این مربوط به واحدی است که به آن دسترسی ندارید؛ از دفتر بالاتر بپرسید."],
  ),
  "not-your-role": kind(
    403,
    [
      "Your role has no right to this",
      "Nothing was changed, and nothing of it was shown. Who may do what is a matter of the role; ask the office that has it.",
    ],
    [
      "نقش شما چنین حقی ندارد",
      "چیزی تغییر نکرد و چیزی از آن نشان داده نشد. هر کار از آنِ نقشی است؛ از دفتری بخواهید که این حق را دارد.",
    ],
  ),
  "not-a-desk": kind(
    403,
    ["Only for users of the desk", "Nothing was changed. Sign in at the desk with a user name and password."],
    ["تنها برای کاربران میز ستاد", "چیزی تغییر نکرد. با نام کاربری و گذرواژه در میز ستاد وارد شوید."],
  ),
  "not-a-device": kind(
    403,
    [
      "Only for enrolled devices",
      "Nothing was changed. The call says how the calling device is: it takes a device's token.",
    ],
    [
      "تنها برای دستگاه‌های ثبت‌شده",
      "چیزی تغییر نکرد. این فراخوان از خود دستگاه می‌گوید و نشان دسترسی دستگاه را می‌خواهد.",
    ],
  ),
  "recovery-unopenable": kind(
    422,
    [
      "The tablet's key was not sealed for this office",
      "Nothing was released, and nothing on the tablet is lost. The key may be of another server: ask the province.",
    ],
    [
      "کلید تبلت برای این ستاد مهر نشده است",
      "چیزی داده نشد و چیزی از تبلت از دست نرفته است. شاید کلید از سرور دیگری است؛ از استان بپرسید.",
    ],
  ),
  "sealed-unopenable": kind(
    422,
    [
      "The report does not open",
      "It was sealed for another office, or holds no report. The entry stays as it is; the office's log does not say that it was opened. Ask the officer at the branch to make it again.",
    ],
    [
      "گزارش باز نمی‌شود",
      "برای ستاد دیگری مهر شده یا گزارشی در آن نیست. خودِ ورودی دست نخورد و در رویدادنامه هم باز شدنی نوشته نشد. از کاربر شعبه بخواهید دوباره گزارش کند.",
    ],
  ),
  "sealed-newer": kind(
    422,
    [
      "The report was written by a newer app than this server",
      "It opens, and this server cannot read what it says. The entry stays as it is. Update the server and open it again.",
    ],
    [
      "گزارش را برنامه‌ای تازه‌تر از این سرور نوشته است",
      "باز می‌شود، ولی این سرور متن آن را نمی‌خواند. خودِ ورودی دست نخورد. سرور را به‌روز کنید و دوباره باز کنید.",
    ],
  ),
  "device-revoked": kind(
    403,
    [
      "The device was withdrawn",
      "What it sends is still accepted and kept for a decision; it is given nothing more. Speak with the district office.",
    ],
    [
      "این دستگاه کنار گذاشته شده است",
      "آنچه می‌فرستد پذیرفته و برای تصمیم نگه داشته می‌شود، ولی چیزی دریافت نمی‌کند. با فرمانداری تماس بگیرید.",
    ],
  ),
  "code-refused": kind(
    403,
    [
      "The enrolment code is not valid",
      "Nothing was changed. A code works once, for ten minutes. Check the letters, or ask the desk for a new one.",
    ],
    [
      "کد ثبت دستگاه معتبر نیست",
      "چیزی تغییر نکرد. هر کد یک بار و ده دقیقه کار می‌کند. حروف را وارسی کنید یا از میز ستاد کد تازه بخواهید.",
    ],
  ),
  "not-found": kind(
    404,
    ["Not found", "There is nothing at this address. Nothing was changed."],
    ["پیدا نشد", "در این نشانی چیزی نیست. چیزی تغییر نکرد."],
  ),
  "unknown-unit": kind(
    404,
    ["The unit is not known", "Nothing was changed. Check the unit's code against the list of units."],
    ["واحد شناخته نشد", "چیزی تغییر نکرد. کد واحد را با فهرست واحدها بسنجید."],
  ),
  "method-not-allowed": kind(
    405,
    ["This address does not take that method", "Nothing was changed. `allow` lists what it takes."],
    ["این نشانی چنین درخواستی نمی‌پذیرد", "چیزی تغییر نکرد. «allow» می‌گوید چه می‌پذیرد."],
  ),
  "already-enrolled": kind(
    409,
    ["The device is enrolled elsewhere", "Nothing was changed. Make a new key on the device and enrol that."],
    ["این دستگاه جای دیگری ثبت شده است", "چیزی تغییر نکرد. روی دستگاه کلید تازه بسازید و آن را ثبت کنید."],
  ),
  "notice-differs": kind(
    409,
    [
      "Another notice has this id",
      "Nothing was published. What was published under this id stays as it is; send the new text under an id of its own.",
    ],
    [
      "پیام دیگری با این شناسه هست",
      "چیزی منتشر نشد. آنچه با این شناسه منتشر شده همان می‌ماند؛ متن تازه را با شناسهٔ تازه بفرستید.",
    ],
  ),
  "results-differ": kind(
    409,
    [
      "Somebody else has told of this announcement meanwhile",
      "Nothing was changed. What stands now comes to this desk by itself; look at it, and correct it if it is still wrong.",
    ],
    [
      "در این میان دیگری این اعلام را ثبت کرده است",
      "چیزی تغییر نکرد. آنچه اکنون ثبت است خود به این میز می‌رسد؛ آن را ببینید و اگر باز نادرست است اصلاح کنید.",
    ],
  ),
  "results-not-then": kind(
    422,
    [
      "Results were not announced then",
      "Nothing was changed. They are announced on the day of voting or later, and what lies ahead has not been announced.",
    ],
    [
      "نتایج در این زمان اعلام نشده است",
      "چیزی تغییر نکرد. نتایج در روز رأی‌گیری یا پس از آن اعلام می‌شود و زمان آینده پذیرفته نیست.",
    ],
  ),
  "end-not-later": kind(
    422,
    [
      "The new end is not later than the present one",
      "Nothing was changed. Hours are extended, never shortened, and end before 05:00 of the night. `errors` names each place with its present end.",
    ],
    [
      "پایان تازه دیرتر از پایان کنونی نیست",
      "چیزی تغییر نکرد. رأی‌گیری تمدید می‌شود و کوتاه نمی‌شود، و پیش از ساعت ۵ بامداد پایان می‌یابد. هر جا با پایان کنونی‌اش در زیر آمده است.",
    ],
  ),
  "unknown-constituency": kind(
    404,
    [
      "The constituency is not known",
      "Nothing was changed. Choose a Majles constituency of this province, and an election that is held.",
    ],
    [
      "حوزهٔ انتخابیه شناخته نشد",
      "چیزی تغییر نکرد. یکی از حوزه‌های مجلس این استان و انتخاباتی را که برگزار می‌شود برگزینید.",
    ],
  ),
  "entry-not-here": kind(
    409,
    [
      "The entry of this evidence is not here",
      "The file was not taken. Send the entry first, then the file; the tablet does so by itself.",
    ],
    [
      "ورودیِ این مدرک هنوز نرسیده است",
      "پرونده پذیرفته نشد. نخست ورودی را بفرستید و سپس پرونده را؛ تبلت خود این کار را می‌کند.",
    ],
  ),
  "evidence-not-named": kind(
    409,
    [
      "The entry does not name this file",
      "The file was not taken: its hash or size is not the one that was signed. Keep the original and report it.",
    ],
    [
      "ورودی نامی از این پرونده نبرده است",
      "پرونده پذیرفته نشد: چکیده یا اندازهٔ آن همان نیست که امضا شده. اصل را نگه دارید و گزارش دهید.",
    ],
  ),
  "evidence-differs": kind(
    415,
    [
      "The file is not what its entry calls it",
      "Its first bytes say another kind of file. It was not kept here; its entry was, and the file stays on the tablet. Send the original with an amendment.",
    ],
    [
      "پرونده آن نیست که ورودی می‌گوید",
      "بایت‌های آغازین آن گونهٔ دیگری را نشان می‌دهد. پرونده اینجا نگه داشته نشد؛ ورودی آن پذیرفته است و پرونده روی تبلت می‌ماند. اصل را با اصلاحیه بفرستید.",
    ],
  ),
  "evidence-disguised": kind(
    415,
    [
      "The file is a page, a program or an archive, or carries one",
      "It was not kept here; its entry was, and the file stays on the tablet. Take the photo again and send it with an amendment.",
    ],
    [
      "پرونده صفحه، برنامه یا بایگانی است یا یکی از این‌ها درون آن است",
      "پرونده اینجا نگه داشته نشد؛ ورودی آن پذیرفته است و پرونده روی تبلت می‌ماند. دوباره عکس بگیرید و با اصلاحیه بفرستید.",
    ],
  ),
  "evidence-too-many-pixels": kind(
    415,
    [
      "The picture is too large to be opened",
      "More than 216 million pixels, or longer than 32,767 on a side. It was not kept here; its entry was, and the file stays on the tablet. Take it again at a usual size.",
    ],
    [
      "عکس بزرگ‌تر از آن است که بتوان گشود",
      "بیش از ۲۱۶ میلیون پیکسل یا ضلعی بلندتر از ۳۲٬۷۶۷ دارد. اینجا نگه داشته نشد؛ ورودی آن پذیرفته است و پرونده روی تبلت می‌ماند. با اندازهٔ معمول دوباره بگیرید.",
    ],
  ),
  "no-view": kind(
    422,
    [
      "No picture can be shown of this file",
      "The file itself is here, unchanged. Save it and open it with a program for its kind.",
    ],
    [
      "از این پرونده تصویری نمی‌توان نشان داد",
      "خود پرونده دست‌نخورده اینجاست. آن را ذخیره کنید و با برنامهٔ مناسب بگشایید.",
    ],
  ),
  "evidence-hash-differs": kind(
    460,
    [
      "What arrived is not what was sent",
      "The damaged part was thrown away, what came before it is kept. Ask for the offset and send from there.",
    ],
    [
      "آنچه رسید همان نیست که فرستاده شد",
      "بخش آسیب‌دیده دور انداخته شد و آنچه پیش از آن بود نگه داشته شد. جای ادامه را بپرسید و از همان‌جا بفرستید.",
    ],
  ),
  "wrong-offset": kind(
    409,
    [
      "The upload stands at another offset",
      "What had arrived is kept. Ask for the offset with HEAD and send from there.",
    ],
    [
      "بارگذاری در جای دیگری ایستاده است",
      "آنچه رسیده بود نگه داشته شد. جای ادامه را با HEAD بپرسید و از همان‌جا بفرستید.",
    ],
  ),
  "upload-refused": kind(
    400,
    ["The upload is not as tus 1.0 has it", "Nothing was stored. `errors` says what is wrong."],
    ["بارگذاری مطابق tus 1.0 نیست", "چیزی ذخیره نشد. «errors» می‌گوید چه نادرست است."],
  ),
  "tus-version": kind(
    412,
    ["Another version of tus is wanted", "Nothing was stored. Send Tus-Resumable: 1.0.0."],
    ["نسخهٔ دیگری از tus لازم است", "چیزی ذخیره نشد. ‎Tus-Resumable: 1.0.0‎ بفرستید."],
  ),
  "request-too-slow": kind(
    408,
    ["The request took too long", "Nothing was stored. Send it again, over a better line or in smaller parts."],
    ["درخواست بیش از اندازه طول کشید", "چیزی ذخیره نشد. دوباره بفرستید، با خط بهتر یا در بخش‌های کوچک‌تر."],
  ),
  "headers-too-large": kind(
    431,
    ["The headers of the request are too large", "Nothing was stored. Send it again with fewer or shorter headers."],
    ["سرآیندهای درخواست بیش از اندازه بزرگ است", "چیزی ذخیره نشد. با سرآیندهای کمتر یا کوتاه‌تر دوباره بفرستید."],
  ),
  "too-large": kind(
    413,
    ["The body is too large", "Nothing was stored. Send at most 500 entries or 4 MiB at once, and files up to 64 MiB."],
    [
      "بدنهٔ درخواست بیش از اندازه بزرگ است",
      "چیزی ذخیره نشد. در هر بار حداکثر ۵۰۰ ورودی یا ۴ مبی‌بایت، و پرونده تا ۶۴ مبی‌بایت بفرستید.",
    ],
  ),
  "bundle-too-large": kind(
    413,
    [
      "The bundle is too large to be sent",
      "Nothing was stored; the file is as it was. Bundles up to 512 MiB are taken here; larger ones at the server: npm run admin -- ingest.",
    ],
    [
      "بسته برای فرستادن بیش از اندازه بزرگ است",
      "چیزی ذخیره نشد و پرونده همان است که بود. این‌جا بسته تا ۵۱۲ مبی‌بایت پذیرفته می‌شود؛ بزرگ‌تر را در خود سرور وارد کنید: ‎npm run admin -- ingest‎.",
    ],
  ),
  "unsupported-media-type": kind(
    415,
    ["This form of content is not understood", "Nothing was stored. Send application/json, plain or gzip."],
    ["این گونه محتوا فهمیده نمی‌شود", "چیزی ذخیره نشد. application/json ساده یا gzip بفرستید."],
  ),
  "tls-wanted": kind(
    426,
    [
      "This server speaks https",
      "Nothing was stored, and nothing should be sent this way: it can be read and changed. Use the address with https://.",
    ],
    [
      "این سرور با https کار می‌کند",
      "چیزی ذخیره نشد و از این راه چیزی نفرستید؛ می‌توان آن را خواند و عوض کرد. از نشانی با https:// استفاده کنید.",
    ],
  ),
  "too-many-requests": kind(
    429,
    [
      "Too many requests",
      "Nothing was stored by this request, what came before is kept. Wait as long as Retry-After says and send again.",
    ],
    [
      "درخواست‌ها بیش از اندازه‌اند",
      "این درخواست ذخیره نشد، آنچه پیش‌تر رسیده نگه داشته شده است. به اندازهٔ Retry-After صبر کنید و دوباره بفرستید.",
    ],
  ),
  "internal-error": kind(
    500,
    [
      "Something went wrong here",
      "No receipt was given, and nothing counts as received. Send again; if it stays so, tell the office the number in `instance`.",
    ],
    [
      "در سرور خطایی رخ داد",
      "رسیدی داده نشد و چیزی دریافت‌شده به شمار نمی‌آید. دوباره بفرستید؛ اگر ادامه یافت شمارهٔ «instance» را به دفتر بگویید.",
    ],
  ),
  "store-failed": kind(
    503,
    ["The server could not write", "No receipt was given, and nothing counts as received. Send again in a moment."],
    ["سرور نتوانست ذخیره کند", "رسیدی داده نشد و چیزی دریافت‌شده به شمار نمی‌آید. اندکی بعد دوباره بفرستید."],
  ),
  "log-not-signed": kind(
    503,
    [
      "The server cannot sign its log at the moment",
      "What was sent is kept. Its clock may be wrong, or it was restored from a backup; the server's own log says which. Proofs of receipt come once that is put right; keep everything on the device until then.",
    ],
    [
      "سرور اکنون نمی‌تواند دفتر خود را امضا کند",
      "آنچه فرستاده شده نگه داشته شده است. شاید ساعت سرور نادرست است یا سرور از نسخهٔ پشتیبان بازگردانده شده؛ گزارش خود سرور می‌گوید کدام. رسیدها پس از رفع آن داده می‌شود؛ تا آن هنگام همه چیز را روی دستگاه نگه دارید.",
    ],
  ),
  busy: kind(
    503,
    ["The server is busy", "Nothing was stored. Wait as long as Retry-After says and send again."],
    ["سرور سرش شلوغ است", "چیزی ذخیره نشد. به اندازهٔ Retry-After صبر کنید و دوباره بفرستید."],
  ),
  "disk-full": kind(
    507,
    [
      "The server's disk is full",
      "No receipt was given, and nothing counts as received. Keep everything on the device; sending goes on by itself once there is room.",
    ],
    [
      "دیسک سرور پر است",
      "رسیدی داده نشد و چیزی دریافت‌شده به شمار نمی‌آید. همه چیز را روی دستگاه نگه دارید؛ با باز شدن جا ارسال خود ادامه می‌یابد.",
    ],
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemName = keyof typeof problems;

const diskProblems: Record<string, ProblemName> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EIO: "store-failed",
  EFBIG: "store-failed",
  EROFS: "store-failed",
};

/** The problem for what the system says of a file that could not be written; undefined for any other error. */
export const findDiskProblem = (error: Error): ProblemName | undefined =>
  diskProblems[(error as { code?: string }).code ?? ""];

/** Thrown by handlers; answered as the problem that it names. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(
    readonly problem: ProblemName,
    readonly extra: { errors?: string[]; allow?: string[]; retryAfterSeconds?: number } = {},
  ) {
    super(problem);
  }
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  fa: ProblemText;
  errors?: string[];
  allow?: string[];
}

/** The body of the answer. `instance` is the id of the request, as the server's log has it. */
export function problemBody(name: ProblemName, instance: string, extra: ProblemError["extra"] = {}): ProblemBody {
  const { status, en, fa } = problems[name];
  return {
    type: `/problems/${name}`,
    title: en.title,
    status,
    detail: en.detail,
    instance,
    fa,
    ...(extra.errors && { errors: extra.errors }),
    ...(extra.allow && { allow: extra.allow }),
  };
}
