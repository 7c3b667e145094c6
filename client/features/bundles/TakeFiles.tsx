import { useEffect, useRef, useState, type DragEvent } from "react";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { syncNow } from "../../sync/start-sync.ts";
import styles from "./Bundles.module.css";
import { bundlesMessages } from "./bundles-messages.ts";
import { sendBundle } from "./send-bundle.ts";
import type { Taken } from "./taken.ts";
import { TakenCard } from "./TakenCard.tsx";

interface Handed {
  id: number;
  file: File;
  state: "waiting" | "sending" | "broken-off" | "taken";
  taken: Taken | null;
}

let lastId = 0;

/**
 * Bundles by choice or by dropping them here, one after the other. One that broke off is sent again when there is a network, or
 * by hand: what the server has of it already is not taken twice.
 */
export function TakeFiles() {
  const t = useMessages(bundlesMessages);
  const { run, notice } = useDeskCall();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController>(undefined);
  const [isOver, setIsOver] = useState(false);
  const [handed, setHanded] = useState<readonly Handed[]>([]);
  const [share, setShare] = useState(0);
  const sending = handed.find(({ state }) => state === "sending");
  const next = sending === undefined ? handed.find(({ state }) => state === "waiting") : undefined;

  const change = (id: number, by: Partial<Handed>) =>
    setHanded((all) => all.map((each) => (each.id === id ? { ...each, ...by } : each)));
  const add = (files: Iterable<File>) =>
    setHanded((all) => [
      ...all,
      ...Array.from(files, (file): Handed => ({ id: ++lastId, file, state: "waiting", taken: null })),
    ]);

  useEffect(() => {
    if (next === undefined) return;
    const controller = new AbortController();
    stop.current = controller;
    setShare(0);
    change(next.id, { state: "sending" });
    const send = async () => {
      const taken = await run(() => sendBundle(next.file, { signal: controller.signal, onProgress: setShare }));
      change(next.id, taken === undefined ? { state: "broken-off" } : { state: "taken", taken });
      if (taken !== undefined) await syncNow();
    };
    void send();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- begun once for each file
  }, [next?.id]);

  useEffect(() => {
    const again = () =>
      setHanded((all) => all.map((each) => (each.state === "broken-off" ? { ...each, state: "waiting" } : each)));
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, []);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    add(event.dataTransfer.files);
  };
  return (
    <div className={styles.part}>
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
          multiple
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t.files.choose}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <Icon name="courier" size={2.5} />
        <p>{t.files.drop}</p>
        <Button kind="primary" icon="upload" onClick={() => input.current?.click()}>
          {t.files.choose}
        </Button>
      </div>
      {notice}
      {handed.toReversed().map(({ id, file, state, taken }) =>
        taken === null ? (
          <Card key={id} as="article">
            <FileName file={file} />
            {state === "sending" && (
              <>
                <ProgressBar
                  label={share < 1 ? t.files.sending : t.files.checking}
                  share={share < 1 ? share : undefined}
                />
                <div>
                  <Button icon="stop" onClick={() => stop.current?.abort(new DOMException("stopped", "AbortError"))}>
                    {t.files.stop}
                  </Button>
                </div>
              </>
            )}
            {state === "waiting" && <p>{t.files.waiting}</p>}
            {state === "broken-off" && (
              <div className={styles.actions} role="status">
                <span>{t.files.brokenOff}</span>
                <Button icon="refresh" onClick={() => change(id, { state: "waiting" })}>
                  {t.files.again}
                </Button>
              </div>
            )}
          </Card>
        ) : (
          <TakenCard key={id} title={<bdi dir="auto">{file.name}</bdi>} taken={taken} />
        ),
      )}
    </div>
  );
}

function FileName({ file }: { file: File }) {
  const format = useFormat();
  return (
    <h2>
      <bdi dir="auto">{file.name}</bdi> · {format.bytes(file.size)}
    </h2>
  );
}
