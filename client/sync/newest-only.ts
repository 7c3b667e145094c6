/**
 * Reads that are asked for while others are under way, told so that nothing older follows something newer: what a read that began
 * earlier found is dropped if it comes in later. Rejects as `read` does.
 */
export function newestOnly<Value>(read: () => Promise<Value>, tell: (value: Value) => void): () => Promise<void> {
  let begun = 0;
  let told = 0;
  return async () => {
    begun += 1;
    const own = begun;
    const value = await read();
    if (own < told) return;
    told = own;
    tell(value);
  };
}
