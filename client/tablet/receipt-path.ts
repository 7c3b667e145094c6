/** The page of the receipt of an own entry. */
export const receiptPath = (author: string, seq: number): string => `/sync/receipt/${author}/${seq}`;
