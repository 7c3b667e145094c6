// Runs in a page before its own scripts: its clock stands as far from the machine's as the storage says, and time that was
// skipped counts as time that the machine was awake.
if (location.protocol.startsWith("http")) {
  // The service worker has the machine's clock and would date what it sends by that: pages send by themselves.
  Object.defineProperty(ServiceWorkerRegistration.prototype, "sync", { value: undefined });
  const Machine = Date;
  const sinceStart = performance.now.bind(performance);
  const readOffsetMs = () => Number(localStorage.getItem("pictures-clock-offset-ms") ?? globalThis.firstClockOffsetMs);
  const atStart = readOffsetMs();
  const now = () => Machine.now() + readOffsetMs();
  performance.now = () => sinceStart() + readOffsetMs() - atStart;
  globalThis.Date = new Proxy(Machine, {
    construct: (target, words, kind) => Reflect.construct(target, words.length === 0 ? [now()] : words, kind),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
}
