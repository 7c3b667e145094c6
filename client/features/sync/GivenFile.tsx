import { useState } from "react";
import type { BuiltBundle } from "../../courier/build-bundle.ts";
import { findShareable, shareFile } from "../../courier/share-file.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { noteExported } from "../../journal-store/unsent.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { saveFile } from "../../ui/save-file.ts";
import styles from "./Courier.module.css";
import { courierMessages } from "./courier-messages.ts";
import { HandOver } from "./HandOver.tsx";

/** The file that was made: where it goes, and who took it. */
export function GivenFile({ bundle, onDone }: { bundle: BuiltBundle; onDone: () => void }) {
  const t = useMessages(courierMessages);
  const format = useFormat();
  const [isOut, setIsOut] = useState(false);
  const [isShareRefused, setIsShareRefused] = useState(false);
  const { file, sha256, covers, entryCount, evidence, isSealed } = bundle;
  const shareable = findShareable(file);
  /** From now on nothing of it would be lost with this tablet. */
  const noteOut = () => {
    setIsOut(true);
    void noteExported({ covers, files: evidence });
  };
  const share = async () => {
    if (shareable === undefined) return;
    try {
      if (await shareFile(shareable)) noteOut();
    } catch {
      setIsShareRefused(true);
    }
  };
  return (
    <div className={styles.part}>
      <Card>
        <Facts
          facts={[
            { label: t.facts.file, value: <bdi dir="ltr">{file.name}</bdi> },
            { label: t.facts.size, value: format.bytes(file.size) },
            { label: t.facts.holds, value: t.facts.counts(entryCount, evidence.length) },
            { label: t.facts.seal, value: isSealed ? t.facts.sealed : t.facts.open },
            {
              label: t.facts.hash,
              value: (
                <bdi dir="ltr" className={styles.hash}>
                  {sha256}
                </bdi>
              ),
            },
          ]}
        />
        <div className={styles.actions}>
          <Button
            kind={isOut ? "secondary" : "primary"}
            icon="download"
            onClick={() => {
              saveFile(file.name, file, file.type);
              noteOut();
            }}
          >
            {t.file.save}
          </Button>
          {shareable !== undefined && (
            <Button icon="sending" onClick={() => void share()}>
              {t.file.share}
            </Button>
          )}
          <Button kind="quiet" onClick={onDone}>
            {t.file.another}
          </Button>
        </div>
        {isShareRefused && <Banner tone="warning">{t.file.shareRefused}</Banner>}
      </Card>
      {!isSealed && <Banner tone="warning">{t.file.openWarning}</Banner>}
      {isOut && (
        <HandOver
          bundle={{ ...bundle, evidenceCount: evidence.length, sizeBytes: file.size }}
          medium={null}
          onDone={onDone}
        />
      )}
    </div>
  );
}
