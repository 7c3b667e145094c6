import { Button } from "../../ui/Button.tsx";
import { hasPhrase, withPhrase } from "./violation-form.ts";
import styles from "./violation.module.css";

interface QuickPhrasesProps {
  /** What the phrases are for, read aloud. */
  label: string;
  phrases: readonly string[];
  separator: string;
  value: string;
  onChange: (value: string) => void;
}

/** Words that need no typing: a press adds them to the text above, another takes them out. */
export function QuickPhrases({ label, phrases, separator, value, onChange }: QuickPhrasesProps) {
  return (
    <div className={styles.phrases} role="group" aria-label={label}>
      {phrases.map((phrase) => {
        const chosen = hasPhrase(value, phrase, separator);
        return (
          <Button
            key={phrase}
            icon={chosen ? "check" : "plus"}
            aria-pressed={chosen}
            className={styles.phrase}
            onClick={() => onChange(withPhrase(value, phrase, separator))}
          >
            {phrase}
          </Button>
        );
      })}
    </div>
  );
}
