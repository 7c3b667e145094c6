import { Suspense, useState } from "react";
import { peopleRoles } from "../../shared/catalogue/choices.ts";
import type { WitnessStatement } from "../../shared/events/violation.ts";
import { lazyComponent } from "../i18n/lazy-component.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextInput } from "../ui/TextInput.tsx";
import { evidenceMessages } from "./evidence-messages.ts";
import styles from "./items.module.css";
import type { KeptItem } from "./kept-item.ts";
import { SignaturePicture } from "./SignaturePicture.tsx";
import { Statement } from "./Statements.tsx";

const SignatureDialog = lazyComponent(async () => (await import("./SignatureDialog.tsx")).SignatureDialog);

/** With signatures, items and copies an entry stays below the hundred files that it may name. */
const maxWitnesses = 15;
const lengths = { name: 200, text: 10_000 };
const nobody: WitnessStatement = { name: "", role: "", text: "", signature: null };

interface WitnessFieldProps {
  witnesses: readonly WitnessStatement[];
  onChange: (witnesses: WitnessStatement[]) => void;
  /** A signature was kept for the witness at this place. */
  onSigned: (index: number, signature: KeptItem) => void;
  onUnsigned: (index: number) => void;
  /** As ItemsField has it. */
  onBeforeOpen: () => Promise<void>;
  /** False where no file can go along. */
  canSign: boolean;
}

/** What people who were there say, and sign. What is signed is not changed any more. */
export function WitnessField({ witnesses, onChange, onSigned, onUnsigned, onBeforeOpen, canSign }: WitnessFieldProps) {
  const t = useMessages(evidenceMessages).witness;
  const format = useFormat();
  const [signing, setSigning] = useState<number | null>(null);
  const [unwritten, setUnwritten] = useState<number | null>(null);
  const signer = signing === null ? undefined : witnesses[signing];
  const change = (index: number, part: Partial<WitnessStatement>) =>
    onChange(witnesses.map((witness, at) => (at === index ? { ...witness, ...part } : witness)));
  const sign = async (index: number) => {
    // Nobody signs an empty page.
    if (witnesses[index]?.text.trim() === "") return setUnwritten(index);
    // A draft that cannot be saved says so beside the form.
    await onBeforeOpen().catch(() => undefined);
    setSigning(index);
  };
  return (
    <Field label={t.label} hint={t.hint} required={false} group>
      {() => (
        <div className={styles.rows}>
          {Array.from(witnesses.entries(), ([index, witness]) => (
            // Rows have no name of their own, and are never put in another order.
            <Card key={index}>
              <strong>{t.numbered(index + 1)}</strong>
              {witness.signature === null ? (
                <>
                  <div className={styles.pair}>
                    <Select
                      label={t.role}
                      value={witness.role}
                      onChange={(role) => change(index, { role })}
                      options={peopleRoles.map(({ name, label }) => ({ value: name, label: format.pick(label) }))}
                    />
                    <TextInput
                      label={t.name}
                      placeholder={t.nameHint}
                      required={false}
                      maxLength={lengths.name}
                      value={witness.name}
                      onChange={(name) => change(index, { name })}
                    />
                  </div>
                  <TextArea
                    label={t.text}
                    rows={3}
                    maxLength={lengths.text}
                    value={witness.text}
                    error={unwritten === index && witness.text.trim() === "" ? t.writeFirst : undefined}
                    onChange={(text) => change(index, { text })}
                  />
                </>
              ) : (
                <>
                  <Statement witness={witness} />
                  <SignaturePicture sha256={witness.signature} label={t.signature(index + 1)} />
                  <p className={styles.quiet}>{t.signed}</p>
                </>
              )}
              <div className={styles.actions}>
                {witness.signature === null ? (
                  canSign && (
                    <Button icon="edit" onClick={() => void sign(index)}>
                      {t.sign}
                    </Button>
                  )
                ) : (
                  <Button icon="refresh" onClick={() => onUnsigned(index)}>
                    {t.unsign}
                  </Button>
                )}
                <Button
                  kind="quiet"
                  icon="trash"
                  onClick={() => {
                    onUnsigned(index);
                    onChange(witnesses.filter((_, at) => at !== index));
                  }}
                >
                  {t.remove(index + 1)}
                </Button>
              </div>
            </Card>
          ))}
          {witnesses.length < maxWitnesses && (
            <Button icon="plus" onClick={() => onChange([...witnesses, nobody])}>
              {t.add}
            </Button>
          )}
          <Suspense fallback={null}>
            {signing !== null && signer !== undefined && (
              <SignatureDialog
                statement={signer.text}
                onSigned={(signature) => onSigned(signing, signature)}
                onClose={() => setSigning(null)}
              />
            )}
          </Suspense>
        </div>
      )}
    </Field>
  );
}
