import { roleNames } from "../../shared/catalogue/roles.ts";
import type { Role } from "../../shared/catalogue/schema.ts";
import type { Remark } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useTimeText } from "../proven-time/use-time-text.ts";
import { useOfficerNames } from "../tablet/use-officer-names.ts";
import { Chip } from "../ui/Chip.tsx";
import styles from "./Supervision.module.css";
import { supervisionMessages } from "./supervision-messages.ts";

/** With which role an author was enrolled; undefined where that is not known here. */
export type RoleOf = (author: string) => string | undefined;

interface ToldByProps {
  told: Pick<Remark, "author" | "officer" | "time" | "position" | "hasRight">;
  roleOf: RoleOf;
}

/** Who said it, in which role and when; and whether it has reached the server. */
export function ToldBy({ told: { author, officer, time, position, hasRight }, roleOf }: ToldByProps) {
  const t = useMessages(supervisionMessages);
  const format = useFormat();
  const nameOf = useOfficerNames();
  const { inLine } = useTimeText();
  const role = roleOf(author);
  const roleName = role !== undefined && Object.hasOwn(roleNames, role) ? roleNames[role as Role] : undefined;
  return (
    <>
      <strong>
        <bdi>{nameOf(officer)}</bdi>
        {roleName !== undefined && ` · ${format.pick(roleName)}`}
      </strong>
      <span className={styles.quiet}>{inLine(time)}</span>
      {position === null && <Chip icon="hourglass" label={t.waiting} />}
      {hasRight === false && <Chip tone="warning" icon="alert" label={t.withoutRight} />}
    </>
  );
}
