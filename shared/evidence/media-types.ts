/**
 * What a tablet adds as evidence, and what is shown or played. Each can be told by its first bytes, none is a program, and each
 * is what tablets record or offices scan. Files of other kinds that an entry names are kept too, and are only ever saved.
 */
export const mediaTypes = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "video/mp4",
  "video/webm",
  "audio/mp4",
  "audio/mpeg",
  "audio/aac",
  "audio/ogg",
  "audio/wav",
  "audio/webm",
  "application/pdf",
] as const;

export type MediaType = (typeof mediaTypes)[number];

export const isMediaType = (text: string): text is MediaType => (mediaTypes as readonly string[]).includes(text);

/** Pictures that the desk is shown, in a copy that the server makes. */
export const pictureTypes: ReadonlySet<string> = new Set<MediaType>(["image/jpeg", "image/png", "image/webp"]);

/** Types whose first bytes do not tell them apart: sound and picture in one kind of file. */
const alike: readonly (readonly MediaType[])[] = [
  ["video/mp4", "audio/mp4"],
  ["video/webm", "audio/webm"],
];

/** Whether a file that its bytes say is `found` may be called `claimed`. */
export const isSameMedia = (claimed: MediaType, found: MediaType): boolean =>
  claimed === found || alike.some((types) => types.includes(claimed) && types.includes(found));
