/** As in package.json; a test holds the two together. */
export const appVersion = "0.1.0";

interface PageScripts {
  querySelector(selector: string): { src: string } | null;
}

/** The version with the build's own mark: two builds of one version differ. In a service worker the version alone. */
export function appBuild(page = (globalThis as { document?: PageScripts }).document): string {
  const mark = /-([\w-]{6,12})\.js$/.exec(page?.querySelector("script[type=module][src]")?.src ?? "")?.[1];
  return mark === undefined ? appVersion : `${appVersion} ${mark}`;
}
