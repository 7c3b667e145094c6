/** Role of the author under whose key the server itself writes. Nobody can be enrolled with it. */
export const serverRole = "server";
