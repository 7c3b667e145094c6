import type { CustodyChain, CustodyStep } from "../../../shared/projections/custody.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useCustody } from "../../tablet/use-custody.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import styles from "./Courier.module.css";
import { courierMessages } from "./courier-messages.ts";

/** Who has each bundle of this branch, as far as anybody has said. */
export function BundleWays() {
  const t = useMessages(courierMessages);
  const format = useFormat();
  const chains = useCustody();
  if (chains.length === 0) return null;
  const stepText = ({ kind, said, time }: CustodyStep) =>
    t.custody[kind](said.from.name, said.to.name, format.moment(time.claimedAt), t.media[said.medium]);
  return (
    <Section title={t.custody.title}>
      <List label={t.custody.title}>
        {chains.map((chain) => (
          <ListItem
            key={chain.sha256}
            start={<Icon name="courier" />}
            title={t.load(
              chain.steps[0]!.said.entryCount,
              chain.steps[0]!.said.evidenceCount,
              format.bytes(chain.sizeBytes),
            )}
            detail={
              <>
                {chain.steps.map((step) => (
                  <span key={`${step.author}/${step.seq}/${step.payloadHash}`} className={styles.line}>
                    {stepText(step)}
                  </span>
                ))}
                <bdi dir="ltr" className={styles.hash}>
                  {chain.sha256.slice(0, 12)}
                </bdi>
              </>
            }
            end={<WayChip state={chain.state} />}
          />
        ))}
      </List>
    </Section>
  );
}

function WayChip({ state }: Pick<CustodyChain, "state">) {
  const t = useMessages(courierMessages).custody.states;
  const look = {
    "on-the-way": { tone: "neutral", icon: "courier" },
    arrived: { tone: "success", icon: "checkCircle" },
    unannounced: { tone: "info", icon: "checkCircle" },
  } as const;
  return <Chip {...look[state]} label={t[state]} />;
}
