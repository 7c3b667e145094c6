import { useRef, useState, type DragEvent } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import { TextArea } from "../../ui/TextInput.tsx";
import styles from "./ImportUnits.module.css";
import { importUnitsMessages } from "./import-units-messages.ts";

interface FileFormProps {
  file: File | null;
  map: string;
  busy: boolean;
  onFile: (file: File) => void;
  onMap: (map: string) => void;
  onCheck: () => void;
}

/** A file by choice or by dropping it here, and a map of its columns for those who need one. */
export function FileForm({ file, map, busy, onFile, onMap, onCheck }: FileFormProps) {
  const t = useMessages(importUnitsMessages);
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const isMapWrong = map.trim() !== "" && !isJson(map);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined && !busy) onFile(dropped);
  };
  return (
    <div
      className={classNames(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.file}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          // The same file, corrected meanwhile, can be chosen again.
          event.target.value = "";
          if (chosen !== undefined) onFile(chosen);
        }}
      />
      <div className={styles.choose}>
        <Button
          kind={file === null ? "primary" : "secondary"}
          icon="upload"
          disabled={busy}
          onClick={() => input.current?.click()}
        >
          {t.choose}
        </Button>
        {file !== null && (
          <span className={styles.file}>
            <Icon name="report" />
            <bdi dir="auto">{file.name}</bdi> · {format.bytes(file.size)}
          </span>
        )}
      </div>
      <p className={styles.hint}>{t.fileHint}</p>
      <details>
        <summary className={styles.summary}>
          <Icon name="chevronDown" size={1.25} />
          {t.map}
        </summary>
        <TextArea
          label={t.map}
          labelHidden
          hint={t.mapHint}
          value={map}
          onChange={onMap}
          rows={5}
          error={isMapWrong ? t.mapWrong : undefined}
        />
        {file !== null && (
          <Button icon="refresh" disabled={busy || isMapWrong} onClick={onCheck}>
            {t.check}
          </Button>
        )}
      </details>
    </div>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
