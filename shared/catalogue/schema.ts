/**
 * The election as data. Every collection below is one reference collection of the server, replicated read-only to
 * tablets and desks. Facts and their sources: `domain.md`; `basis` says on what a value rests, `toBeVerified` marks a
 * text of law that was not seen and must be labelled so wherever it is shown.
 */
import { Type, type Static } from "typebox";

const Id = Type.String({ minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" });

/** A text in both languages of the product. */
export const Localized = Type.Object({ fa: Type.String(), en: Type.String() }, { additionalProperties: false });
export type Localized = Static<typeof Localized>;

/** On what a date, a figure or a wording rests: a law, the official calendar, another election's calendar, or a design choice. */
export const Basis = Type.Union([
  Type.Literal("law"),
  Type.Literal("calendar"),
  Type.Literal("proxy"),
  Type.Literal("sourced"),
  Type.Literal("design"),
]);
export type Basis = Static<typeof Basis>;

/** Null: not known. */
const Count = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]);

/** The two elections held together on 7 Esfand 1394. Figures marked "per election" are kept for each. */
export const ContestId = Type.Union([Type.Literal("majles"), Type.Literal("experts")]);
export type ContestId = Static<typeof ContestId>;

export const UnitKind = Type.Union([
  Type.Literal("province"),
  Type.Literal("county"),
  Type.Literal("bakhsh"),
  Type.Literal("branch"),
]);
export type UnitKind = Static<typeof UnitKind>;

/** A place in the hierarchy. `path` is the ids from the root to the unit itself, each followed by "/". */
export const Unit = Type.Object(
  {
    id: Id,
    kind: UnitKind,
    parent: Type.Union([Id, Type.Null()]),
    path: Type.String({ maxLength: 400 }),
    name: Localized,
    /** Code on the paper list, as the office writes it. */
    code: Type.String({ maxLength: 64 }),
    /** Majles constituency; null above county level. */
    constituency: Type.Union([Id, Type.Null()]),
    location: Type.Union([
      Type.Object({
        latitude: Type.Number({ minimum: -90, maximum: 90 }),
        longitude: Type.Number({ minimum: -180, maximum: 180 }),
      }),
      Type.Null(),
    ]),
    /** Only of branches; null on other kinds. */
    branch: Type.Union([
      Type.Object({
        mobility: Type.Union([Type.Literal("fixed"), Type.Literal("mobile")]),
        coverage: Type.Union([
          Type.Literal("good"),
          Type.Literal("weak"),
          Type.Literal("none"),
          Type.Literal("unknown"),
        ]),
        /** Id of the border crossing it lies at, if any. */
        crossing: Type.Union([Id, Type.Null()]),
        address: Type.String(),
        eligibleVoters: Count,
        /** Of the election before, where the office knows it. Units that were stored before this was told do not have it. */
        past: Type.Optional(
          Type.Object({
            eligibleVoters: Count,
            /** Papers in the box. */
            votes: Count,
            /** Blank and invalid ones among them. */
            blank: Count,
          }),
        ),
      }),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
);
export type Unit = Static<typeof Unit>;

export const Constituency = Type.Object(
  {
    id: Id,
    contest: ContestId,
    name: Localized,
    seats: Type.Integer({ minimum: 1 }),
    counties: Type.Array(Id),
    basis: Basis,
  },
  { additionalProperties: false },
);
export type Constituency = Static<typeof Constituency>;

export const Crossing = Type.Object(
  {
    id: Id,
    name: Localized,
    county: Id,
    counterpart: Localized,
    country: Localized,
    note: Type.Union([Localized, Type.Null()]),
  },
  { additionalProperties: false },
);
export type Crossing = Static<typeof Crossing>;

/** An election event. Dates are local calendar days (YYYY-MM-DD), times local wall times (HH:mm) in `timeZone`. */
export const Election = Type.Object(
  {
    id: Id,
    name: Localized,
    electionDay: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
    timeZone: Type.String(),
    /** Minutes east of UTC on election day: shared/ has no time zone database of its own. */
    utcOffsetMinutes: Type.Integer({ minimum: -840, maximum: 840 }),
    opening: Type.String({ pattern: "^\\d{2}:\\d{2}$" }),
    closing: Type.String({ pattern: "^\\d{2}:\\d{2}$" }),
    /** In the order in which they are counted (domain.md C): every form and paper lists them so. */
    contests: Type.Array(Type.Object({ id: ContestId, name: Localized })),
    mode: Type.Union([Type.Literal("live"), Type.Literal("rehearsal")]),
  },
  { additionalProperties: false },
);
export type Election = Static<typeof Election>;

/**
 * What is fixed while the election runs. `closing` overrides its own hours: an extension of voting in one constituency and contest.
 * `results`: the results were announced, from which the window for complaints is counted.
 */
export const CalendarItem = Type.Object(
  {
    id: Id,
    kind: Type.Union([Type.Literal("closing"), Type.Literal("results")]),
    constituency: Type.Union([Id, Type.Null()]),
    contest: Type.Union([ContestId, Type.Null()]),
    /** Instant, ISO 8601 UTC. */
    at: Type.String(),
    orderNo: Type.String(),
    basis: Basis,
  },
  { additionalProperties: false },
);
export type CalendarItem = Static<typeof CalendarItem>;

/**
 * Question types as XLSForm names them; `repeat` holds its own fields. How a value is filed:
 * integer, decimal: number · text, select_one: string · select_multiple, image: list of strings (choice names, evidence ids) ·
 * time: local "HH:mm" · date: local "YYYY-MM-DD" · dateTime: local "YYYY-MM-DDTHH:mm" · geopoint: "latitude longitude" ·
 * repeat: list of rows (objects by field name) · note, calculate: never filed. Not answered: null or absent.
 */
export const QuestionType = Type.Union([
  Type.Literal("integer"),
  Type.Literal("decimal"),
  Type.Literal("text"),
  Type.Literal("select_one"),
  Type.Literal("select_multiple"),
  Type.Literal("time"),
  Type.Literal("date"),
  Type.Literal("dateTime"),
  Type.Literal("image"),
  Type.Literal("geopoint"),
  Type.Literal("note"),
  Type.Literal("calculate"),
  Type.Literal("repeat"),
]);
export type QuestionType = Static<typeof QuestionType>;

export const Choice = Type.Object({ name: Id, label: Localized }, { additionalProperties: false });
export type Choice = Static<typeof Choice>;

const fieldProperties = {
  name: Type.String({ pattern: "^[a-z][A-Za-z0-9]*$", maxLength: 40 }),
  type: QuestionType,
  label: Localized,
  hint: Type.Optional(Localized),
  required: Type.Optional(Type.Boolean()),
  /**
   * CEL over the names of rule-context.ts (`this` is the form's figures): the field is shown while this is true,
   * and hidden while it is false or unknown. A perContest field sees the contest's figures and the branch-wide ones.
   */
  relevant: Type.Optional(Type.String()),
  /** CEL as `relevant`, with `value` the field's own value. A field that breaks it is flagged, never refused. */
  constraint: Type.Optional(Type.String()),
  constraintMessage: Type.Optional(Localized),
  /** CEL; only of `calculate`. */
  calculation: Type.Optional(Type.String()),
  choices: Type.Optional(Type.Array(Choice)),
  /** One figure per contest of the election (a ballot paper of its own), else one per branch. */
  perContest: Type.Optional(Type.Boolean()),
};

/** A question inside a repeat: repeats do not nest. */
export const RepeatField = Type.Object(fieldProperties, { additionalProperties: false });
export type RepeatField = Static<typeof RepeatField>;

export const Field = Type.Object(
  { ...fieldProperties, fields: Type.Optional(Type.Array(RepeatField)) },
  { additionalProperties: false },
);
export type Field = Static<typeof Field>;

/** A moment of the election day from which a deadline is counted. */
export const DueAnchor = Type.Union([Type.Literal("electionDay"), Type.Literal("opening"), Type.Literal("closing")]);
export type DueAnchor = Static<typeof DueAnchor>;

/**
 * When a report is due. `once`: at each of `at`. `hourly`: every 60 minutes from opening to closing, `graceMinutes` after
 * the hour. `onEvent`: whenever it happens; it is never overdue.
 */
export const Schedule = Type.Union([
  Type.Object({
    kind: Type.Literal("once"),
    at: Type.Array(
      Type.Object({
        /** Names the slot within the report: "eve", "morning", "main". */
        key: Id,
        anchor: DueAnchor,
        /** Minutes from the anchor; the anchor `electionDay` is local midnight at its start. */
        offsetMinutes: Type.Integer(),
        /** Minutes from the same anchor from which the report can be filed; absent: from the anchor, or from the due time if earlier. */
        opensOffsetMinutes: Type.Optional(Type.Integer()),
        label: Localized,
      }),
    ),
  }),
  Type.Object({ kind: Type.Literal("hourly"), graceMinutes: Type.Integer({ minimum: 0 }) }),
  Type.Object({ kind: Type.Literal("onEvent") }),
]);
export type Schedule = Static<typeof Schedule>;

export const ReportCode = Type.String({ pattern: "^R[0-9]{1,2}$" });
export type ReportCode = Static<typeof ReportCode>;

export const Report = Type.Object(
  {
    id: ReportCode,
    name: Localized,
    /** Form number on paper where the office has one: it differs by election. */
    formNo: Type.Union([Type.String(), Type.Null()]),
    schedule: Schedule,
    fields: Type.Array(Field),
    basis: Basis,
    order: Type.Integer(),
  },
  { additionalProperties: false },
);
export type Report = Static<typeof Report>;

/**
 * A consistency rule. `expression` is CEL and true when the figures agree; it is evaluated per contest or once per branch,
 * with the names of `shared/catalogue/rule-context.ts`. A name whose figure is not known makes the outcome "unknown",
 * which is never shown as a failure. A broken rule is shown and asks for an explanation; it never blocks saving.
 */
export const Rule = Type.Object(
  {
    id: Id,
    /** Number of the rule in domain.md C, 1 to 7; of a plausibility warning 11 or more. */
    number: Type.Integer({ minimum: 1 }),
    scope: Type.Union([Type.Literal("contest"), Type.Literal("branch")]),
    reports: Type.Array(ReportCode),
    /** Fields beside which a failure is shown. */
    fields: Type.Array(Type.String()),
    expression: Type.String(),
    severity: Type.Union([Type.Literal("critical"), Type.Literal("warning"), Type.Literal("info")]),
    message: Localized,
    basis: Basis,
  },
  { additionalProperties: false },
);
export type Rule = Static<typeof Rule>;

/**
 * What of a violation's content answers a checklist's question, and how much of it: `description`, letters · `people`, `items`,
 * `witnesses`, `numbers`: how many · the others are there or not (1). `among`: only people of these roles, items or numbers of
 * these kinds; absent: any.
 */
export const ChecklistCheck = Type.Object(
  {
    fact: Type.Union([
      Type.Literal("description"),
      Type.Literal("occurredAt"),
      Type.Literal("place"),
      Type.Literal("position"),
      Type.Literal("people"),
      Type.Literal("actionTaken"),
      Type.Literal("items"),
      Type.Literal("witnesses"),
      Type.Literal("numbers"),
    ]),
    atLeast: Type.Integer({ minimum: 1 }),
    among: Type.Optional(Type.Array(Id)),
  },
  { additionalProperties: false },
);
export type ChecklistCheck = Static<typeof ChecklistCheck>;

/** What a report of an offence should tell to stand. It is asked for, never demanded, and no law says it. */
export const ChecklistItem = Type.Object(
  {
    id: Id,
    kind: Type.Union([
      Type.Literal("what"),
      Type.Literal("who"),
      Type.Literal("paper"),
      Type.Literal("witness"),
      Type.Literal("photo"),
      Type.Literal("number"),
      Type.Literal("time"),
      Type.Literal("place"),
      Type.Literal("action"),
    ]),
    label: Localized,
    satisfiedBy: ChecklistCheck,
    basis: Basis,
  },
  { additionalProperties: false },
);
export type ChecklistItem = Static<typeof ChecklistItem>;

/** A moment counted from an anchor: the anchor `electionDay` is local midnight at its start. */
export const CalendarMoment = Type.Object(
  { anchor: DueAnchor, offsetMinutes: Type.Integer() },
  { additionalProperties: false },
);
export type CalendarMoment = Static<typeof CalendarMoment>;

/** When something is forbidden. `contest`: only for candidates of this one; null: for all. `from` null: as long as anyone remembers. */
export const ForbiddenSpan = Type.Object(
  {
    contest: Type.Union([ContestId, Type.Null()]),
    from: Type.Union([CalendarMoment, Type.Null()]),
    to: CalendarMoment,
  },
  { additionalProperties: false },
);
export type ForbiddenSpan = Static<typeof ForbiddenSpan>;

/** What can be reported as a violation: an offence of Art. 66, a campaign rule, or a procedural problem (no crime). */
export const Offence = Type.Object(
  {
    id: Id,
    kind: Type.Union([Type.Literal("offence"), Type.Literal("campaign"), Type.Literal("procedural")]),
    article: Type.Union([Type.String(), Type.Null()]),
    clause: Type.Union([Type.Integer(), Type.Null()]),
    name: Localized,
    penaltyGroup: Type.Union([Type.Literal("P1"), Type.Literal("P2"), Type.Literal("P3"), Type.Null()]),
    severity: Type.Union([
      Type.Literal("critical"),
      Type.Literal("high"),
      Type.Literal("medium"),
      Type.Literal("low"),
      Type.Null(),
    ]),
    synonyms: Type.Array(Type.String()),
    /** Offences that two people may well choose between for one event have the same. A design; absent: it has none. */
    family: Type.Optional(Id),
    /** In the order in which one would tell it. Absent from a server that knows no checklists. */
    checklist: Type.Optional(Type.Array(ChecklistItem)),
    /** Absent: it is forbidden on every day, or the calendar has no say in it. */
    forbidden: Type.Optional(Type.Array(ForbiddenSpan)),
    basis: Basis,
    toBeVerified: Type.Boolean(),
    order: Type.Integer(),
  },
  { additionalProperties: false },
);
export type Offence = Static<typeof Offence>;

export const Role = Type.Union([
  Type.Literal("ministry-hq"),
  Type.Literal("province-hq"),
  Type.Literal("province-it"),
  Type.Literal("county-governor"),
  Type.Literal("bakhshdar"),
  Type.Literal("executive-board"),
  Type.Literal("observer"),
  Type.Literal("governor-representative"),
  Type.Literal("branch-member"),
  Type.Literal("computer-user"),
  Type.Literal("inspector"),
  Type.Literal("head-inspector"),
]);
export type Role = Static<typeof Role>;

/** A person of the staff and where they serve. Never a voter. */
export const Person = Type.Object(
  { id: Id, name: Localized, role: Role, unit: Id, phone: Type.Union([Type.String(), Type.Null()]) },
  { additionalProperties: false },
);
export type Person = Static<typeof Person>;

/** A new end of voting: where and for which election, as `CalendarItem` has it. */
export const NewEnd = Type.Object(
  {
    constituency: Type.Union([Id, Type.Null()]),
    contest: Type.Union([ContestId, Type.Null()]),
    /** Instant, ISO 8601 UTC. */
    at: Type.String(),
  },
  { additionalProperties: false },
);
export type NewEnd = Static<typeof NewEnd>;

/** A message of the district to the units below `unit`. */
export const Notice = Type.Object(
  {
    id: Id,
    unit: Id,
    title: Localized,
    body: Localized,
    publishedAt: Type.String(),
    urgent: Type.Boolean(),
    /** Of the units below `unit`: those at a border crossing, or those that are named. Absent: all of them. */
    audience: Type.Optional(Type.Union([Type.Literal("border"), Type.Array(Id, { maxItems: 5000 })])),
    /** The order that extends voting, where the notice passes one on; the calendar has the same ends. */
    extension: Type.Optional(
      Type.Object(
        {
          orderNo: Type.String({ minLength: 1, maxLength: 100 }),
          ends: Type.Array(NewEnd, { minItems: 1, maxItems: 50 }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type Notice = Static<typeof Notice>;

/** One of the 25 processes of an election. */
export const Process = Type.Object(
  {
    id: Id,
    number: Type.Integer({ minimum: 1 }),
    stage: Type.Union([Type.Literal("before"), Type.Literal("day"), Type.Literal("after")]),
    name: Localized,
    owner: Localized,
    mode: Type.Union([Type.Literal("electronic"), Type.Literal("hand-recorded"), Type.Literal("paper")]),
    /** Days from election day (negative: before); null where no date is known. */
    fromDay: Type.Union([Type.Integer(), Type.Null()]),
    toDay: Type.Union([Type.Integer(), Type.Null()]),
    output: Type.Union([Localized, Type.Null()]),
    basis: Basis,
  },
  { additionalProperties: false },
);
export type Process = Static<typeof Process>;

/** Every reference collection by name, with the schema of its documents; the primary key is always `id`. */
export const collections = {
  elections: Election,
  units: Unit,
  constituencies: Constituency,
  crossings: Crossing,
  calendar: CalendarItem,
  reports: Report,
  rules: Rule,
  offences: Offence,
  people: Person,
  notices: Notice,
  processes: Process,
} as const;
export type CollectionName = keyof typeof collections;
export type Documents = { [Name in CollectionName]: Static<(typeof collections)[Name]> };
