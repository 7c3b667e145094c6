export interface TrustWords {
  lang: string;
  dir: "rtl" | "ltr";
  title: string;
  about: string;
  compare: string;
  compareFor: string;
  differs: string;
  install: string;
  download: string;
  devices: { name: string; steps: string[] }[];
  open: string;
  openFor: string;
  clock: string;
  afterwards: string;
}

export const trustWords: Record<"fa" | "en", TrustWords> = {
  fa: {
    lang: "fa",
    dir: "rtl",
    title: "اعتماد تبلت به سرور امانت",
    about:
      "سرور این دفتر گواهی خودش را دارد و مرورگر تبلت هنوز آن را نمی‌شناسد. یک بار گواهی دفتر را روی این تبلت نصب کنید تا ارتباط امن شود و برنامه بی‌شبکه هم کار کند. تا آن هنگام چیزی فرستاده نمی‌شود و چیزی از دست نمی‌رود.",
    compare: "۱. اثرانگشت را بسنجید",
    compareFor:
      "این صفحه از راهی ناامن می‌آید و ممکن است در میانهٔ راه عوض شده باشد. این اثرانگشت را با آنچه روی صفحهٔ سرور چاپ شده است رقم‌به‌رقم بسنجید (حضوری یا با تلفن از مسئول سرور بپرسید).",
    differs: "اگر حتی یک رقم فرق دارد چیزی نصب نکنید و به فرمانداری خبر دهید.",
    install: "۲. گواهی را نصب کنید",
    download: "دریافت گواهی دفتر",
    devices: [
      {
        name: "اندروید",
        steps: [
          "گواهی را دریافت کنید.",
          "در «تنظیمات» به «امنیت و حریم خصوصی»، سپس «رمزگذاری و اطلاعات کاربری»، «نصب گواهی» و «گواهی CA» بروید.",
          "هشدار را بخوانید و «به هر حال نصب شود» را بزنید و پروندهٔ amanat-ca.crt را برگزینید.",
          "از مرورگر Chrome استفاده کنید؛ Firefox اندروید این گواهی را نمی‌پذیرد.",
        ],
      },
      {
        name: "کروم‌بوک (ChromeOS)",
        steps: [
          "گواهی را دریافت کنید.",
          "در مرورگر نشانی chrome://certificate-manager را باز کنید (در نسخه‌های پیشین: تنظیمات، امنیت، مدیریت گواهی‌ها، مراجع).",
          "«وارد کردن» را بزنید، پروندهٔ amanat-ca.crt را برگزینید و اعتماد برای شناسایی وب‌سایت‌ها را روشن کنید.",
        ],
      },
      {
        name: "ویندوز",
        steps: [
          "گواهی را دریافت کنید و روی پروندهٔ amanat-ca.crt دو بار بزنید.",
          "«Install Certificate…» را بزنید، «Current User» و سپس «Place all certificates in the following store» را برگزینید.",
          "«Trusted Root Certification Authorities» را برگزینید، پایان دهید و هشدار را پس از سنجش اثرانگشت بپذیرید.",
          "مرورگر را ببندید و دوباره باز کنید.",
        ],
      },
    ],
    open: "۳. امانت را باز کنید",
    openFor: "اکنون این نشانی باید بدون هشدار باز شود:",
    clock: "اگر هنوز هشدار می‌دهد، تاریخ و ساعت تبلت را ببینید؛ با ساعت نادرست هیچ گواهی‌ای معتبر نیست.",
    afterwards:
      "این گواهی تنها برای نشانی‌های درون شبکهٔ دفتر اعتبار دارد. پس از پایان انتخابات آن را از همان بخش تنظیمات پاک کنید.",
  },
  en: {
    lang: "en",
    dir: "ltr",
    title: "Making a tablet trust the Amanat server",
    about:
      "This office's server has a certificate of its own, which the tablet's browser does not know yet. Install the office's certificate on this tablet once: then the connection is secure and the app also works without a network. Until then nothing is sent and nothing is lost.",
    compare: "1. Compare the fingerprint",
    compareFor:
      "This page comes by an insecure road and may have been changed on the way. Compare this fingerprint, figure by figure, with the one that the server's console printed (in person, or by telephone with whoever runs the server).",
    differs: "If even one figure differs, install nothing and tell the county office.",
    install: "2. Install the certificate",
    download: "Download the office's certificate",
    devices: [
      {
        name: "Android",
        steps: [
          "Download the certificate.",
          "In Settings go to Security & privacy, then Encryption & credentials, Install a certificate, CA certificate.",
          "Read the warning, tap “Install anyway” and choose the file amanat-ca.crt.",
          "Use Chrome; Firefox on Android does not take such a certificate.",
        ],
      },
      {
        name: "Chromebook (ChromeOS)",
        steps: [
          "Download the certificate.",
          "Open chrome://certificate-manager in the browser (in earlier versions: Settings, Security, Manage certificates, Authorities).",
          "Choose Import, then the file amanat-ca.crt, and turn on trust for identifying websites.",
        ],
      },
      {
        name: "Windows",
        steps: [
          "Download the certificate and open the file amanat-ca.crt.",
          "Choose “Install Certificate…”, “Current User”, then “Place all certificates in the following store”.",
          "Choose “Trusted Root Certification Authorities”, finish, and accept the warning once the fingerprint was compared.",
          "Close the browser and open it again.",
        ],
      },
    ],
    open: "3. Open Amanat",
    openFor: "This address must now open without a warning:",
    clock:
      "If there is still a warning, look at the tablet's date and time: with a wrong clock no certificate is valid.",
    afterwards:
      "This certificate counts only for addresses inside the office's network. When the election is over, remove it in the same place of the settings.",
  },
};
