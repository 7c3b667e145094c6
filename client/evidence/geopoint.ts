/** A geopoint as a form files it: "latitude longitude", in degrees. */
export const geopointText = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `${latitude} ${longitude}`;

/** Null for anything else. More parts, as other writers of geopoints have them, are left out. */
export function findGeopoint(text: unknown): { latitude: number; longitude: number; accuracyMeters: null } | null {
  const match = typeof text === "string" ? /^(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)(?= |$)/u.exec(text) : null;
  return match && { latitude: Number(match[1]), longitude: Number(match[2]), accuracyMeters: null };
}
