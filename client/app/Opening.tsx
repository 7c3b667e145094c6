import { useMessages } from "../i18n/messages.ts";
import { Mark } from "../ui/Mark.tsx";
import { appMessages } from "./app-messages.ts";
import styles from "./Opening.module.css";

/** While a role's code is being fetched. */
export function Opening() {
  const messages = useMessages(appMessages);
  return (
    <div className={styles.opening} role="status">
      <Mark size={5} />
      <p>{messages.opening}</p>
    </div>
  );
}
