import type { HealthReceipt } from "../../../shared/sync/device-view.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { figureCell, Table } from "../../ui/Table.tsx";
import { batteryWords, clockWords } from "./device-words.ts";
import { devicesMessages } from "./devices-messages.ts";

export function ContactTable({ contacts }: { contacts: readonly HealthReceipt[] }) {
  const t = useMessages(devicesMessages);
  const format = useFormat();
  const columns = t.contactColumns;
  if (contacts.length === 0) return <p>{t.contactsNone}</p>;
  return (
    <Table
      caption={t.contactsFor}
      dense
      head={
        <tr>
          <th scope="col">{columns.at}</th>
          <th scope="col" className={figureCell}>
            {columns.seq}
          </th>
          <th scope="col">{columns.waiting}</th>
          <th scope="col">{columns.clock}</th>
          <th scope="col">{columns.battery}</th>
          <th scope="col">{columns.app}</th>
        </tr>
      }
    >
      {contacts.map((contact) => (
        <tr key={contact.receivedAt}>
          <th scope="row">{format.moment(contact.receivedAt)}</th>
          <td className={figureCell}>{contact.report.seq < 0 ? t.noEntries : format.figure(contact.report.seq)}</td>
          <td>{t.waiting(contact.report.waiting.entries, contact.report.waiting.evidence)}</td>
          <td>{clockWords(contact, t, format)}</td>
          <td>{batteryWords(contact, t, format) ?? t.unknown}</td>
          <td>
            <bdi dir="ltr">{contact.report.app}</bdi>
          </td>
        </tr>
      ))}
    </Table>
  );
}
