/** The server answered something that is not an answer to what was asked. Nothing was taken for a receipt. */
export class UnexpectedReplyError extends Error {
  override readonly name = "UnexpectedReplyError";
}
