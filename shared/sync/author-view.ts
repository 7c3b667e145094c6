/** What is told of an author to those who read its entries: `GET /api/authors/<author>`. */
import { Type, type Static } from "typebox";

export const AuthorView = Type.Object({ author: Type.String(), unit: Type.String(), role: Type.String() });
export type AuthorView = Static<typeof AuthorView>;
