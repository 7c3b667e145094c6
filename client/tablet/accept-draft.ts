/** A draft that was chosen by name is not offered a second time: the way to its form says so. */
export const draftAccepted = { draftAccepted: true } as const;

export function isDraftAccepted(): boolean {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && "draftAccepted" in state;
}
