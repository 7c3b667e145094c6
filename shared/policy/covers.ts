/**
 * Whether a unit lies in a scope. Paths are those of the units (`shared/catalogue/schema.ts`): the ids from the root, each
 * followed by "/". A path that does not end so covers nothing, or "WA/WA-URM" would cover "WA/WA-URM-0001/" of another county.
 */
export function covers(scopePath: string, unitPath: string): boolean {
  return scopePath.length > 1 && scopePath.endsWith("/") && unitPath.endsWith("/") && unitPath.startsWith(scopePath);
}
