/** Who may record what (domain.md B). Within one's own scope only: see covers.ts. */
import { serverRole } from "./server-role.ts";
import { findRights } from "./rights.ts";

/**
 * False for a type that this build does not know: what it means is not known either. An entry that was recorded without the
 * right to is stored and shown all the same, and said to be so: nothing is dropped for it.
 */
export function mayRecord(role: string, type: string): boolean {
  if (role === serverRole) return type === "office.acted";
  return findRights(role)?.records.some((allowed) => allowed === type) ?? false;
}
