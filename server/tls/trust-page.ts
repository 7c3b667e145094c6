/**
 * How a tablet comes to trust an office's own server: one page for people, in both languages, that works before it does. It
 * comes over plain http, so it can be forged on the way: what cannot is the fingerprint on the server's console.
 */
import type { FastifyInstance } from "fastify";
import { ProblemError } from "../problems.ts";
import { fingerprintRows } from "./fingerprint.ts";
import type { OfficeAuthority } from "./tls-keeper.ts";
import { trustStyle } from "./trust-style.ts";
import { trustWords, type TrustWords } from "./trust-words.ts";

export const trustPath = "/trust";
const certificatePath = `${trustPath}/amanat-ca.crt`;
const stylePath = `${trustPath}/trust.css`;

interface TrustSource {
  findAuthority(): OfficeAuthority | undefined;
  origin(): string;
}

export function registerTrustPage(app: FastifyInstance, { findAuthority, origin }: TrustSource): void {
  const hidden = { schema: { hide: true } };
  const getAuthority = (): OfficeAuthority => {
    const authority = findAuthority();
    if (authority === undefined) throw new ProblemError("not-found");
    return authority;
  };
  app.get(trustPath, hidden, (_request, reply) =>
    reply
      .header("content-type", "text/html; charset=utf-8")
      .header("cache-control", "no-store")
      .send(composePage(getAuthority(), origin())),
  );
  app.get(stylePath, hidden, (_request, reply) =>
    reply.header("content-type", "text/css; charset=utf-8").header("cache-control", "no-cache").send(trustStyle),
  );
  app.get(certificatePath, hidden, (_request, reply) =>
    reply
      .header("content-type", "application/x-x509-ca-cert")
      .header("content-disposition", 'attachment; filename="amanat-ca.crt"')
      .header("cache-control", "no-store")
      .send(getAuthority().pem),
  );
}

/** Text as it stands between tags and in attributes. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

function composePage({ fingerprint }: OfficeAuthority, origin: string): string {
  const body = [trustWords.fa, trustWords.en].map((words) => composeSection(words, fingerprint, origin)).join("\n");
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`${trustWords.fa.title} · ${trustWords.en.title}`)}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<nav><a href="#en" lang="en" dir="ltr">English</a></nav>
${body}
</body>
</html>
`;
}

function composeSection(words: TrustWords, fingerprint: string, origin: string): string {
  const { lang, dir } = words;
  const steps = words.devices
    .map(({ name, steps: list }) => {
      const items = list.map((step) => `<li>${escapeHtml(step)}</li>`).join("");
      return `<section><h3>${escapeHtml(name)}</h3><ol>${items}</ol></section>`;
    })
    .join("\n");
  const rows = fingerprintRows(fingerprint)
    .map((row) => `<span>${row}</span>`)
    .join("");
  return `<main id="${lang}" lang="${lang}" dir="${dir}">
<h1>${escapeHtml(words.title)}</h1>
<p>${escapeHtml(words.about)}</p>
<h2>${escapeHtml(words.compare)}</h2>
<p>${escapeHtml(words.compareFor)}</p>
<p class="fingerprint"><bdi dir="ltr">${rows}</bdi></p>
<p class="warning">${escapeHtml(words.differs)}</p>
<h2>${escapeHtml(words.install)}</h2>
<p><a class="button" href="${certificatePath}" download="amanat-ca.crt">${escapeHtml(words.download)}</a></p>
${steps}
<h2>${escapeHtml(words.open)}</h2>
<p>${escapeHtml(words.openFor)}</p>
<p><a class="button" href="${escapeHtml(origin)}/"><bdi dir="ltr">${escapeHtml(origin)}</bdi></a></p>
<p>${escapeHtml(words.clock)}</p>
<p>${escapeHtml(words.afterwards)}</p>
</main>`;
}
