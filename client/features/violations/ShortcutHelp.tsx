import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { IconButton } from "../../ui/Button.tsx";
import { CheckGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./case.module.css";
import { casesMessages } from "./cases-messages.ts";
import { switchShortcuts, useShortcutChoice, useShortcuts } from "./use-shortcuts.ts";

/** Which keys there are, and the switch that turns them off. */
export function ShortcutHelp() {
  const t = useMessages(casesMessages).keys;
  const [open, setOpen] = useState(false);
  useShortcuts({ KeyH: () => setOpen(true) });
  return (
    <>
      <IconButton icon="info" label={t.open} onClick={() => setOpen(true)} />
      {open && <HelpDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(casesMessages).keys;
  const isOn = useShortcutChoice((choice) => choice.isOn);
  return (
    <Dialog title={t.title} onClose={onClose}>
      <CheckGroup
        label={t.title}
        labelHidden
        value={isOn ? ["on"] : []}
        onChange={(value) => switchShortcuts(value.includes("on"))}
        choices={[{ value: "on", label: t.use }]}
      />
      <Keys
        title={t.inList}
        or={t.or}
        keys={[
          [["J", "↓"], t.next],
          [["K", "↑"], t.previous],
          [["Enter"], t.openCase],
          [["F"], t.search],
          [["H"], t.help],
        ]}
      />
      <Keys
        title={t.inCase}
        or={t.or}
        keys={[
          [["J"], t.next],
          [["K"], t.previous],
          [["S"], t.step],
          [["T"], t.take],
          [["Q"], t.ask],
          [["N"], t.note],
          [["P"], t.join],
          [["B"], t.back],
          [["H"], t.help],
        ]}
      />
    </Dialog>
  );
}

function Keys({ title, or, keys }: { title: string; or: string; keys: readonly [string[], string][] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.keys}>
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name, index) => (
                <span key={name}>
                  {index > 0 && ` ${or} `}
                  <kbd dir="ltr">{name}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
