import type { Paper, PaperPart } from "../../shared/papers/paper.ts";
import { directionOf, type Locale } from "../i18n/locale.ts";
import { classNames } from "../ui/class-names.ts";
import { QrCode } from "../ui/QrCode.tsx";
import "./paper-page.css";
import styles from "./PaperSheet.module.css";
import type { PaperWords } from "./papers-messages.ts";

/** What the foot of a recorded paper shows. */
export interface PaperMark {
  /** Text of the QR code. */
  frame: string;
  /** Letters to be typed. */
  letters: string;
  /** SHA-256 of the paper's text, base64url. */
  textHash: string;
  author: string;
  seq: number;
}

/** Letters of a value that stand beside its name in half a line. */
const halfLine = 28;

interface PaperSheetProps {
  paper: Paper;
  locale: Locale;
  words: PaperWords;
  /** Null before its printing is recorded: the sheet says that it is a draft. */
  mark: PaperMark | null;
}

/** One A4 paper, on the screen as it comes out of the printer. Head and foot are on each of its pages. */
export function PaperSheet({ paper, locale, words, mark }: PaperSheetProps) {
  return (
    <article
      lang={locale}
      dir={directionOf[locale]}
      className={classNames(styles.sheet, locale === "fa" ? "paper-page-fa" : "paper-page-en")}
    >
      {/* A table, since its head and the room for the foot are repeated on each page; the foot itself, being fixed, is as well. */}
      <table className={styles.frame} role="presentation">
        <thead>
          <tr>
            <td>
              <Head paper={paper} words={words} />
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <div className={styles.body}>
                <h2 className={styles.title}>{paper.title}</h2>
                {paper.addressee !== null && (
                  <p className={styles.addressee}>
                    {words.to}: <strong>{paper.addressee}</strong>
                  </p>
                )}
                {paper.parts.map((part, index) => (
                  // eslint-disable-next-line react/no-array-index-key -- a paper's parts are never moved
                  <Part key={index} part={part} />
                ))}
                <p className={styles.closing}>{paper.closing}</p>
              </div>
            </td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <td className={styles.footRoom} />
          </tr>
        </tfoot>
      </table>
      <footer className={styles.foot}>
        {mark === null ? <p>{words.foot.draft}</p> : <Foot mark={mark} words={words} />}
      </footer>
    </article>
  );
}

function Head({ paper, words }: { paper: Paper; words: PaperWords }) {
  return (
    <header className={styles.head}>
      <div>
        <p className={styles.wordmark}>{words.wordmark}</p>
        <p className={styles.product}>{words.product}</p>
      </div>
      <p className={styles.sender}>{paper.sender}</p>
      <dl className={styles.register}>
        <div>
          <dt>{words.number}:</dt>
          <dd>
            <bdi dir="ltr">{paper.number}</bdi>
          </dd>
        </div>
        <div>
          <dt>{words.date}:</dt>
          <dd>{paper.date}</dd>
        </div>
      </dl>
    </header>
  );
}

function Foot({ mark, words }: { mark: PaperMark; words: PaperWords }) {
  const { code, text, entry, how, qr } = words.foot;
  return (
    <>
      <div className={styles.qr}>
        <QrCode text={mark.frame} label={qr} />
      </div>
      <div className={styles.marks}>
        <dl>
          <div>
            <dt>{code}:</dt>
            <dd className={styles.letters}>
              <bdi dir="ltr">{mark.letters}</bdi>
            </dd>
          </div>
          <div>
            <dt>{text}:</dt>
            <dd>
              <bdi dir="ltr">{mark.textHash}</bdi>
            </dd>
          </div>
          <div>
            <dt>{entry}:</dt>
            <dd>
              <bdi dir="ltr">
                {mark.author.slice(0, 8)} · {mark.seq}
              </bdi>
            </dd>
          </div>
        </dl>
        <p>{how}</p>
      </div>
    </>
  );
}

function Part({ part }: { part: PaperPart }) {
  const heading = part.heading !== "" && <h3 className={styles.heading}>{part.heading}</h3>;
  switch (part.kind) {
    case "text":
      return (
        <section>
          {heading}
          <p className={styles.text} dir="auto">
            {part.text}
          </p>
        </section>
      );
    case "facts":
      return (
        <section className={styles.whole}>
          {heading}
          <dl className={styles.facts}>
            {part.facts.map(({ label, value }) => (
              <div key={`${label} ${value}`} className={value.length > halfLine ? styles.long : undefined}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      );
    case "table":
      return (
        <section>
          {heading}
          {part.rows.length === 0 ? <p className={styles.text}>{part.none}</p> : <Rows part={part} />}
        </section>
      );
    case "signatures":
      return (
        <section className={styles.signed}>
          {heading}
          <ul role="list" className={classNames(styles.places, part.places.length > 4 && styles.many)}>
            {part.places.map(({ role, note }, index) => (
              // eslint-disable-next-line react/no-array-index-key -- three secretaries sign in three places
              <li key={index} className={styles.place}>
                <strong>{role}</strong>
                <span className={styles.note}>
                  <bdi>{note}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      );
  }
}

function Rows({ part }: { part: Extract<PaperPart, { kind: "table" }> }) {
  const look = (column: number) => (part.figures.includes(column) ? styles.figure : undefined);
  return (
    <table className={styles.rows}>
      <thead>
        <tr>
          {part.columns.map((column, index) => (
            <th key={column} scope="col" className={look(index)}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row, line) => (
          // eslint-disable-next-line react/no-array-index-key -- two rows may say the same
          <tr key={line}>
            {row.map((cell, column) => (
              // eslint-disable-next-line react/no-array-index-key -- cells are named by their column
              <td key={column} className={look(column)}>
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
