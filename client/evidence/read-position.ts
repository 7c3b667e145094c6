/** Where a tablet stood, as an event has it. */
export interface TabletPosition {
  latitude: number;
  longitude: number;
  accuracyMeters: number;
}

/** denied: the officer or the browser said no · unavailable: no fix within the time, or no receiver. */
export class NoPositionError extends Error {
  override readonly name = "NoPositionError";
  constructor(readonly reason: "denied" | "unavailable") {
    super(`no position: ${reason}`);
  }
}

const fixMs = 30_000;
/** About a metre; more digits would only pretend. */
const decimals = 5;

/** Asks the receiver once, for a fix that is no older than a minute. Throws NoPositionError. */
export function readPosition(geolocation: Geolocation | undefined = navigator.geolocation): Promise<TabletPosition> {
  return new Promise((resolve, reject) => {
    if (geolocation === undefined) {
      reject(new NoPositionError("unavailable"));
      return;
    }
    geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: Number(coords.latitude.toFixed(decimals)),
          longitude: Number(coords.longitude.toFixed(decimals)),
          accuracyMeters: Math.ceil(coords.accuracy),
        }),
      ({ code, PERMISSION_DENIED }) =>
        reject(new NoPositionError(code === PERMISSION_DENIED ? "denied" : "unavailable")),
      { enableHighAccuracy: true, timeout: fixMs, maximumAge: 60_000 },
    );
  });
}
