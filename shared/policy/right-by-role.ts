import type { RightOf } from "../projections/supervision.ts";
import { mayRecord } from "./may-record.ts";

/** What authors had the right to record, by the roles with which they were enrolled; nothing is said of one whose role is not known. */
export const rightByRole =
  (roleOf: (author: string) => string | undefined): RightOf =>
  (author, type) => {
    const role = roleOf(author);
    return role === undefined ? null : mayRecord(role, type);
  };

/** The same over a list, as a store keeps it. */
export const rightInList = (roles: Readonly<Record<string, string>>): RightOf =>
  rightByRole((author) => (Object.hasOwn(roles, author) ? roles[author] : undefined));
