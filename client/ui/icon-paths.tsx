import type { ReactNode } from "react";

/** 24 × 24 outlines drawn for left-to-right; those in `pointing` are mirrored where the text runs right to left. */
export const iconPaths = {
  alert: <path d="M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.6v.1" />,
  back: <path d="M19 12H5m6-6-6 6 6 6" />,
  backspace: <path d="M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7 6-7Zm3 4.5 5 5m0-5-5 5" />,
  bell: <path d="M6 16V11a6 6 0 1 1 12 0v5l1.8 2H4.2L6 16Zm4 5h4M12 5V3" />,
  board: <path d="M4 4h7v7H4V4Zm9 0h7v7h-7V4ZM4 13h7v7H4v-7Zm9 0h7v7h-7v-7Z" />,
  branch: <path d="M4 20V9.5L12 4l8 5.5V20M2.5 20h19M9.5 20v-6h5v6" />,
  camera: (
    <path d="M4 8h3.5L9 5.5h6L16.5 8H20a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1Zm8 9a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2Z" />
  ),
  chart: <path d="M4 4v16h16M8 15l3.5-4 3 2.5L20 7" />,
  check: <path d="m4.5 12.5 5 5L19.5 7" />,
  checkCircle: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4.2-9 3 3 5.4-6" />,
  chevron: <path d="m9 5 7 7-7 7" />,
  chevronDown: <path d="m5 9 7 7 7-7" />,
  clock: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2.5" />,
  clockArrow: <path d="M20.5 9A9 9 0 1 0 21 12M12 7v5l3 2m6.5-9.5L20.5 9l-4.5-.8" />,
  clockCross: <path d="M20.8 10A9 9 0 1 0 12 21c.7 0 1.4-.1 2-.2M12 7v5l2.5 1.8M16.5 16.5l5 5m0-5-5 5" />,
  clockQuestion: (
    <path d="M20.8 10A9 9 0 1 0 12.5 21M12 7v5l2 1.4m2.2 2.1a2.3 2.3 0 1 1 3.2 2.1c-.7.3-.9.7-.9 1.4m0 2.4v.1" />
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  courier: <path d="M4 8.5h16V20H4V8.5Zm4 0 1-4.5h6l1 4.5M12 12v4.5m-2.5-2 2.5 2.5 2.5-2.5" />,
  device: <path d="M6 2.5h12a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1Zm4.5 16h3" />,
  download: <path d="M12 4v11m-5-5 5 5 5-5M4 20h16" />,
  edit: <path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5l3.5 3.5" />,
  eye: (
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z" />
  ),
  filter: <path d="M3.5 5h17L14 13v6l-4-2v-4L3.5 5Z" />,
  flag: <path d="M5 21V4m0 0c4.5-2 8.5 2.2 14 0v9.5c-5.5 2.2-9.5-2-14 0" />,
  forward: <path d="M5 12h14m-6-6 6 6-6 6" />,
  history: <path d="M3.5 9A9 9 0 1 1 3 12M2.5 4.5l1 4.5L8 8.2M12 7v5l3.5 2" />,
  hourglass: <path d="M6 3h12M6 21h12M7 3c0 5 5 5.5 5 9s-5 4-5 9m10-18c0 5-5 5.5-5 9s5 4 5 9" />,
  import: <path d="M14 3H6a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V8l-5-5Zm0 0v5h5m-7 3v6.5m-3-3 3 3 3-3" />,
  info: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v6m0-9.5v.1" />,
  key: <path d="M8 19a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.2-7.7L20 2.8m-3.5 3.4 3 3" />,
  language: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.2 12h17.6M12 3c-5 5-5 13 0 18m0-18c5 5 5 13 0 18" />,
  list: <path d="M9 6h11M9 12h11M9 18h11M4.5 6v.1m0 5.9v.1m0 5.9v.1" />,
  location: <path d="M12 21.5S5 15 5 10a7 7 0 0 1 14 0c0 5-7 11.5-7 11.5Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />,
  lock: (
    <path d="M6 10.5h12a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1Zm2 0V7.5a4 4 0 1 1 8 0v3M12 15v2.5" />
  ),
  map: <path d="m3 6 6-2.5 6 2.5 6-2.5V18l-6 2.5L9 18l-6 2.5V6Zm6-2.5V18m6-12v14.5" />,
  mic: (
    <path d="M12 14.5a3 3 0 0 0 3-3V6a3 3 0 1 0-6 0v5.5a3 3 0 0 0 3 3Zm-6.5-3.5a6.5 6.5 0 0 0 13 0M12 17.5V21m-3.5 0h7" />
  ),
  minus: <path d="M5 12h14" />,
  moon: <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />,
  phone: (
    <path d="M5 3.5h4l1.5 5-2.3 1.7a12 12 0 0 0 5.6 5.6l1.7-2.3 5 1.5v4a1.5 1.5 0 0 1-1.5 1.5C11 20.5 3.5 13 3.5 5A1.5 1.5 0 0 1 5 3.5Z" />
  ),
  photo: (
    <path d="M4 4h16a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Zm-.5 13 5-5.5 4.5 5 3-3 4.5 4.5M15.5 9.3v.1" />
  ),
  play: <path d="M7 4.5v15l12-7.5-12-7.5Z" />,
  plus: <path d="M12 5v14M5 12h14" />,
  print: (
    <path d="M7 8V3h10v5M7 17H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-3M7 14h10v7H7v-7Z" />
  ),
  qr: <path d="M4 4h6v6H4V4Zm10 0h6v6h-6V4ZM4 14h6v6H4v-6Zm10 0h2.5v2.5H14V14Zm6 0v3m-6 3h2.5M20 20v.1" />,
  refresh: <path d="M20 11a8 8 0 0 0-14.5-3.5L4 9.5M4 4v5.5h5.5M4 13a8 8 0 0 0 14.5 3.5l1.5-2m0 5.5v-5.5h-5.5" />,
  report: <path d="M14 3H6a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V8l-5-5Zm0 0v5h5M9 12.5h6M9 16.5h6" />,
  scale: <path d="M12 3v18m-5 0h10M5 6.5h14M5 6.5 2.5 13a3 3 0 0 0 5 0L5 6.5Zm14 0L16.5 13a3 3 0 0 0 5 0L19 6.5Z" />,
  seal: (
    <path d="m12 2.5 2.6 2 3.2-.2.9 3.1 2.7 1.8-1.2 3 1.2 3-2.7 1.8-.9 3.1-3.2-.2-2.6 2-2.6-2-3.2.2-.9-3.1-2.7-1.8 1.2-3-1.2-3 2.7-1.8.9-3.1 3.2.2 2.6-2Zm-3.8 9.7 2.7 2.7 4.9-5.4" />
  ),
  search: <path d="M10.5 18a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Zm5.5-2 5 5" />,
  sending: <path d="M12 20V5m-6 6 6-6.5L18 11M5 20h2.5m9 0H19" />,
  settings: (
    <path d="M4 7h8m6 0h2M4 17h2m6 0h8M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-6 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />
  ),
  signOut: <path d="M10 4H5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h5m-1-8h11m-4.5-5 5 5-5 5" />,
  silent: <path d="M9.5 5H19a1 1 0 0 1 1 1v9.5M17 16.5h-5.5L7 20.5v-4H5a1 1 0 0 1-1-1V6.5M3 3l18 18" />,
  stop: <path d="M6 6h12v12H6V6Z" />,
  sun: (
    <path d="M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2v2m0 16v2M2 12h2m16 0h2M4.9 4.9l1.4 1.4m11.4 11.4 1.4 1.4m0-14.2-1.4 1.4M6.3 17.7l-1.4 1.4" />
  ),
  sync: <path d="M4 9h14l-4-4m6 10H6l4 4" />,
  today: (
    <path d="M5 5h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Zm-1 5h16M8 2.5V7m8-4.5V7m-7 8 2.2 2.2L15.5 13" />
  ),
  trash: <path d="M4 6.5h16M9 6.5V4h6v2.5M6.5 6.5 7.5 21h9l1-14.5M10 11v6m4-6v6" />,
  upload: <path d="M12 16V5M7 10l5-5 5 5M4 20h16" />,
  user: <path d="M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm-8.5 9c.6-4 4-6 8.5-6s7.9 2 8.5 6" />,
  users: (
    <path d="M9 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8.5c.5-3.6 3.2-5.5 7-5.5s6.5 1.9 7 5.5M15.5 4.3a4 4 0 0 1 0 7.4M18.5 15.5c2 .8 3.2 2.5 3.5 5" />
  ),
  video: <path d="M3 6.5h12a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1Zm13 4 6-3.5v10l-6-3.5" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconPaths;

export const pointing: ReadonlySet<IconName> = new Set<IconName>([
  "back",
  "backspace",
  "chevron",
  "forward",
  "list",
  "report",
  "signOut",
  "sync",
]);
