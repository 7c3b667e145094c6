import { Type, type Static } from "typebox";

/**
 * What is wrong with a bundle, by kind. None of it keeps anything else of the file from being read.
 *
 * - `not-a-bundle`: no file of a bundle was found in it
 * - `sealed-for-others`: none of the identities at hand opens it
 * - `seal-broken`: its encryption cannot be read at all
 * - `seal-damaged`: `bytes` bytes from `at` do not open
 * - `cut-off`: the end is missing
 * - `structure`: the parts of the ZIP file contradict one another
 * - `manifest`: missing or unreadable
 * - `line`: line `line` of the entries is unreadable
 * - `entries-missing`: `count` entries fewer than the manifest says
 * - `checksum`: `name` is not what was written
 * - `evidence-damaged`, `evidence-missing`: the file `name`
 * - `receipt`: the receipt `name` is unreadable
 * - `duplicate`: a second file of the name `name`, not read
 * - `unknown-file`, `unsafe-name`: `name` is no file of a bundle, not read
 * - `limit`: `name` is larger than a bundle may hold, or there are too many; not read further
 */
export const DamageKind = Type.Union([
  Type.Literal("not-a-bundle"),
  Type.Literal("sealed-for-others"),
  Type.Literal("seal-broken"),
  Type.Literal("seal-damaged"),
  Type.Literal("cut-off"),
  Type.Literal("structure"),
  Type.Literal("manifest"),
  Type.Literal("line"),
  Type.Literal("entries-missing"),
  Type.Literal("checksum"),
  Type.Literal("evidence-damaged"),
  Type.Literal("evidence-missing"),
  Type.Literal("receipt"),
  Type.Literal("duplicate"),
  Type.Literal("unknown-file"),
  Type.Literal("unsafe-name"),
  Type.Literal("limit"),
]);
export type DamageKind = Static<typeof DamageKind>;

export const Damage = Type.Object(
  {
    kind: DamageKind,
    /** Name of the file inside the bundle, as far as it can be shown. */
    name: Type.Optional(Type.String({ maxLength: 200 })),
    line: Type.Optional(Type.Integer({ minimum: 1 })),
    count: Type.Optional(Type.Integer({ minimum: 1 })),
    at: Type.Optional(Type.Integer({ minimum: 0 })),
    bytes: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type Damage = Static<typeof Damage>;

/** A name of whoever made the file, fit to be shown: no control letters, no end. */
export const showName = (name: string): string => name.replace(/[^\x20-\x7e]/g, "?").slice(0, 200);
