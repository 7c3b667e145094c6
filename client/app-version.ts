/** As in package.json; a test holds the two together. */
export const appVersion = "0.1.0";

/** The version with the build's own mark: two builds of one version differ. In a service worker the version alone. */
export function appBuild(): string {
  if (typeof document === "undefined") return appVersion;
  const script = document.querySelector<HTMLScriptElement>("script[type=module][src]")?.src ?? "";
  const mark = /-([\w-]{6,12})\.js$/.exec(script)?.[1];
  return mark === undefined ? appVersion : `${appVersion} ${mark}`;
}
