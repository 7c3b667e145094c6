import { type ChangeEvent, useRef, useState } from "react";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { useMessages } from "../i18n/messages.ts";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field, type FieldProps } from "../ui/Field.tsx";
import { keepPhoto, photoFailureOf, type PhotoFailure } from "./keep-photo.ts";
import { PhotoTile } from "./PhotoTile.tsx";
import styles from "./photos.module.css";

interface PhotoFieldProps extends FieldProps {
  /** Photos so far, each on the tablet, read back and hashed. The draft must name them as its evidence. */
  photos: readonly EvidenceReference[];
  onChange: (photos: EvidenceReference[]) => void;
  /** Awaited before the camera opens, since the tablet may end this page while it does: `draft.saveNow`. */
  onBeforeOpen: () => Promise<void>;
}

/** A press may open the camera for five seconds after it; saving a draft must not use them up. */
const saveDraftMs = 2_000;

/** Photos from the camera or from files. */
export function PhotoField({ photos, onChange, onBeforeOpen, ...field }: PhotoFieldProps) {
  const t = useMessages(tabletMessages).photos;
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const newest = useRef(photos);
  newest.current = photos;
  const [saving, setSaving] = useState(0);
  const [failures, setFailures] = useState<PhotoFailure[]>([]);
  const [kept, setKept] = useState(0);

  const open = async (input: HTMLInputElement | null) => {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, saveDraftMs));
    // A draft that cannot be saved says so beside the form; the photo is worth taking all the same.
    await Promise.race([onBeforeOpen().catch(() => undefined), patience]);
    input?.click();
  };

  const keep = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    // The same file can be chosen again.
    event.target.value = "";
    setFailures([]);
    setKept(0);
    setSaving(chosen.length);
    for (const file of chosen) {
      try {
        const photo = await keepPhoto(file);
        if (newest.current.every(({ sha256 }) => sha256 !== photo.sha256)) onChange([...newest.current, photo]);
        setKept((count) => count + 1);
      } catch (error) {
        setFailures((before) => [...new Set([...before, photoFailureOf(error)])]);
      }
      setSaving((count) => count - 1);
    }
  };

  const busy = saving > 0;
  return (
    <Field {...field} group error={field.error ?? (failures.map((failure) => t[failure]).join(" ") || undefined)}>
      {() => (
        <div className={styles.field}>
          {(photos.length > 0 || busy) && (
            <ul role="list" className={styles.tiles}>
              {photos.map(({ sha256 }, index) => (
                <PhotoTile
                  key={sha256}
                  sha256={sha256}
                  number={index + 1}
                  corner={
                    <IconButton
                      className={styles.remove}
                      icon="close"
                      label={t.remove(index + 1)}
                      onClick={() => onChange(photos.filter((photo) => photo.sha256 !== sha256))}
                    />
                  }
                />
              ))}
              {busy && <li className={styles.pending} aria-hidden="true" />}
            </ul>
          )}
          <p className={styles.status} role="status">
            {busy ? t.saving : kept > 0 ? t.saved(kept) : ""}
          </p>
          <div className={styles.buttons}>
            <Button icon="camera" busy={busy} onClick={() => void open(camera.current)}>
              {t.camera}
            </Button>
            <Button icon="photo" busy={busy} onClick={() => void open(files.current)}>
              {t.file}
            </Button>
          </div>
          <input
            ref={camera}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            onChange={(e) => void keep(e)}
          />
          <input ref={files} type="file" accept="image/*" multiple hidden onChange={(e) => void keep(e)} />
        </div>
      )}
    </Field>
  );
}
