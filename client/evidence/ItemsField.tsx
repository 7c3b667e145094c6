import { type ChangeEvent, Suspense, useRef, useState } from "react";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { bareItems, type ShownItem } from "../../shared/projections/evidence-items.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { lazyComponent } from "../i18n/lazy-component.ts";
import { useMessages } from "../i18n/messages.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field, type FieldProps } from "../ui/Field.tsx";
import { evidenceMessages } from "./evidence-messages.ts";
import { ItemList } from "./ItemList.tsx";
import { keepItem } from "./keep-item.ts";
import { photoFailureOf, type PhotoFailure } from "./keep-photo.ts";
import { isOriginal, maxItems, withItem, withoutItem, type ItemKind, type KeptItem } from "./kept-item.ts";
import styles from "./photos.module.css";

const RecorderDialog = lazyComponent(async () => (await import("./RecorderDialog.tsx")).RecorderDialog);
const CameraDialog = lazyComponent(async () => (await import("./CameraDialog.tsx")).CameraDialog);

interface ItemsFieldProps extends FieldProps {
  /** So far, each on the tablet, read back and hashed. The draft must name them as its evidence. Signatures stand elsewhere. */
  items: readonly KeptItem[];
  /** Changes what the items are at that moment: files are kept one after another while the form goes on. */
  onChange: (change: (items: readonly KeptItem[]) => KeptItem[]) => void;
  /** Awaited before camera or recorder open, since the tablet may end this page while they do: `draft.saveNow`. */
  onBeforeOpen: () => Promise<void>;
}

type Opened = "photo" | "scan" | "voice" | "video";

/** A press may open the files for five seconds after it; saving a draft must not use them up. */
const saveDraftMs = 2_000;
const anyFile = "image/*,video/*,audio/*,application/pdf";

/** All that can be evidence: taken here, or from the tablet's files and marked as such. */
export function ItemsField({ items, onChange, onBeforeOpen, ...field }: ItemsFieldProps) {
  const t = useMessages(evidenceMessages);
  const failureTexts = useMessages(tabletMessages).photos;
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [saving, setSaving] = useState(0);
  const [kept, setKept] = useState(0);
  const [failures, setFailures] = useState<PhotoFailure[]>([]);
  const askedAt = useRef("");
  const originals = items.filter((item) => isOriginal(item) && item.kind !== "signature");
  const room = maxItems - originals.length;
  const busy = saving > 0;

  const begin = async (open: () => void) => {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, saveDraftMs));
    // A draft that cannot be saved says so beside the form; the evidence is worth taking all the same.
    await Promise.race([onBeforeOpen().catch(() => undefined), patience]);
    setKept(0);
    setFailures([]);
    open();
  };
  const add = (item: KeptItem) => onChange((before) => withItem(before, item));
  const remove = (sha256: EvidenceHash) => onChange((before) => withoutItem(before, sha256));
  const openOther = (input: HTMLInputElement | null, kind: ItemKind | null) => {
    askedAt.current = deviceClock.now();
    other.current = kind;
    setOpened(null);
    input?.click();
  };
  const other = useRef<ItemKind | null>(null);

  const keepAll = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])].slice(0, room);
    // The same file can be chosen again.
    event.target.value = "";
    setSaving(chosen.length);
    for (const file of chosen) {
      // Only what was made after the press is known to come from the camera.
      const isNew = other.current !== null && new Date(file.lastModified).toISOString() >= askedAt.current;
      const isPicture = file.type.startsWith("image/");
      const added = {
        file,
        kind: isPicture ? other.current : null,
        source: isNew ? ("camera" as const) : ("gallery" as const),
        name: file.name,
        mediaType: null,
      };
      try {
        await keepItem(added, add);
        setKept((count) => count + 1);
      } catch (error) {
        setFailures((before) => [...new Set([...before, photoFailureOf(error)])]);
      }
      setSaving((count) => count - 1);
    }
  };

  const corner = ({ file: { sha256 } }: ShownItem, name: string) => (
    <IconButton className={styles.remove} icon="close" label={t.remove(name)} onClick={() => remove(sha256)} />
  );
  const error = field.error ?? (failures.map((failure) => failureTexts[failure]).join(" ") || undefined);
  return (
    <Field {...field} group error={error}>
      {() => (
        <div className={styles.field}>
          {(originals.length > 0 || busy) && (
            <ItemList items={originals.map(toShown)} label={t.label} corner={corner}>
              {busy && <li className={styles.pending} aria-hidden="true" />}
            </ItemList>
          )}
          <p className={styles.status} role="status">
            {busy ? t.saving : kept > 0 ? t.saved(kept) : ""}
          </p>
          {room <= 0 ? (
            <p className={styles.status}>{t.full(maxItems)}</p>
          ) : (
            <div className={styles.buttons}>
              <Button icon="camera" busy={busy} onClick={() => void begin(() => setOpened("photo"))}>
                {t.add.photo}
              </Button>
              <Button icon="report" busy={busy} onClick={() => void begin(() => setOpened("scan"))}>
                {t.add.scan}
              </Button>
              <Button icon="mic" busy={busy} onClick={() => void begin(() => setOpened("voice"))}>
                {t.add.voice}
              </Button>
              <Button icon="video" busy={busy} onClick={() => void begin(() => setOpened("video"))}>
                {t.add.video}
              </Button>
              <Button icon="import" busy={busy} onClick={() => void begin(() => openOther(files.current, null))}>
                {t.add.file}
              </Button>
            </div>
          )}
          <input
            ref={camera}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            onChange={(event) => void keepAll(event)}
          />
          <input ref={files} type="file" accept={anyFile} multiple hidden onChange={(event) => void keepAll(event)} />
          <Suspense fallback={null}>
            {(opened === "photo" || opened === "scan") && (
              <CameraDialog
                isScan={opened === "scan"}
                items={items}
                onKept={add}
                onRemove={remove}
                onOther={() => openOther(camera.current, opened)}
                onClose={() => setOpened(null)}
              />
            )}
            {(opened === "voice" || opened === "video") && (
              <RecorderDialog
                kind={opened}
                onKept={add}
                onRemove={remove}
                onOther={() => openOther(files.current, null)}
                onClose={() => setOpened(null)}
              />
            )}
          </Suspense>
        </div>
      )}
    </Field>
  );
}

const toShown = ({ file, ...told }: KeptItem): ShownItem => ({ ...bareItems([file])[0]!, told });
