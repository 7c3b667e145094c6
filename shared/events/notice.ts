import { Type, type Static } from "typebox";

/** Somebody at the unit has read a notice. The entry's subject is the notice's id. */
export const NoticeAcknowledged = Type.Object({ notice: Type.String({ minLength: 1, maxLength: 64 }) });
export type NoticeAcknowledged = Static<typeof NoticeAcknowledged>;
