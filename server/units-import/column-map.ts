/** MAP.json: which column of a list says what. Everything may be left out; what is left out is recognised by its heading. */
import { Type, type Static } from "typebox";
import { Localized, Unit } from "../../shared/catalogue/schema.ts";
import { ParentKind, type FieldName } from "./fields.ts";

/** A heading of the file (letters, spaces and case do not matter), or a text that holds for every row. */
const Part = Type.Union([
  Type.String({ minLength: 1 }),
  Type.Object({ value: Type.String({ minLength: 1 }) }, { additionalProperties: false }),
]);

/** Several parts as one text; empty ones are left out. */
const Joined = Type.Object(
  { join: Type.Array(Part, { minItems: 1, maxItems: 16 }), separator: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

export const Source = Type.Union([
  Part,
  Joined,
  /** The first of these that is not empty. */
  Type.Object(
    { firstOf: Type.Array(Type.Union([Part, Joined]), { minItems: 1, maxItems: 16 }) },
    { additionalProperties: false },
  ),
]);
export type Source = Static<typeof Source>;

export const Mobility = Type.Union([Type.Literal("fixed"), Type.Literal("mobile")]);
export type Mobility = Static<typeof Mobility>;

export const Coverage = Type.Union([
  Type.Literal("good"),
  Type.Literal("weak"),
  Type.Literal("none"),
  Type.Literal("unknown"),
]);
export type Coverage = Static<typeof Coverage>;

const RootKind = Type.Union([Type.Literal("province"), Type.Literal("county"), Type.Literal("bakhsh")]);

/** The keys of a map. `columns` is by field (fields.ts); null: the list does not say it, whatever its headings are. */
export const mapProperties = {
  /** The unit below which the list belongs. With a name it is created where it does not exist, as a tree of its own. */
  root: Type.Object(
    {
      id: Unit.properties.id,
      kind: Type.Optional(RootKind),
      code: Type.Optional(Unit.properties.code),
      name: Type.Optional(Localized),
    },
    { additionalProperties: false },
  ),
  columns: Type.Record(Type.String(), Type.Union([Source, Type.Null()])),
  /** Cells that mean "nothing", beside the empty one: "NA", "-". */
  missing: Type.Array(Type.String()),
  /** What the list calls fixed, mobile, covered. */
  values: Type.Object(
    {
      mobility: Type.Optional(Type.Record(Type.String(), Mobility)),
      coverage: Type.Optional(Type.Record(Type.String(), Coverage)),
    },
    { additionalProperties: false },
  ),
  /**
   * Levels for which the list is the authority: what it names there is created or renamed. Without this: every bakhsh, and
   * counties only in a tree that the list creates.
   */
  create: Type.Array(ParentKind),
  /** Within what a branch code stands for one branch only: the whole list ("root"), each bakhsh, or each county (the default). */
  codeWithin: Type.Union([Type.Literal("root"), ParentKind]),
  /** A constituency that is not known is an error (the default), or is left empty. */
  unknownConstituency: Type.Union([Type.Literal("error"), Type.Literal("empty")]),
  separator: Type.Union([Type.Literal(","), Type.Literal(";"), Type.Literal("\t")]),
  /** Line of the headings, from 1, where titles stand above them. */
  headingLine: Type.Integer({ minimum: 1, maximum: 1000 }),
};

export const ColumnMap = Type.Partial(Type.Object(mapProperties, { additionalProperties: false }));
export type ColumnMap = Omit<Static<typeof ColumnMap>, "columns"> & {
  columns?: Partial<Record<FieldName, Source | null>>;
};
