/** The screens of this page's address: the desk's under /desk, the tablet's everywhere else. */
export const loadScreens = (): Promise<unknown> =>
  location.pathname.startsWith("/desk") ? import("./desk.tsx") : import("./officer.tsx");
