/** Who may do what at a desk (domain.md B). Within one's own scope only: see covers.ts. */
import type { Role } from "../catalogue/schema.ts";
import { findRights, rights, type Administration } from "./rights.ts";

export function mayAdminister(role: string, administration: Administration): boolean {
  return findRights(role)?.administers.includes(administration) ?? false;
}

/** Roles that record something and administer nothing: those for whose tablets a code is made. */
export const fieldRoles: readonly Role[] = (Object.keys(rights) as Role[]).filter(
  (role) => rights[role].records.length > 0 && rights[role].administers.length === 0,
);
