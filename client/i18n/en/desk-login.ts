import type { deskLogin as fa } from "../fa/desk-login.ts";
import type { Translation } from "../messages.ts";

export const deskLogin: Translation<typeof fa> = {
  title: "The desk",
  intro: "Sign in to see the reports of your area.",
  username: "User name",
  password: "Password",
  enter: "Sign in",
  tablet: "Is this a branch's tablet? Enrol it",
  failed: {
    wrongTitle: "The user name or the password is wrong",
    wrong: "What was received before is safe on this device. Enter them again.",
    busyTitle: "Too many attempts to sign in",
    busy: "Try again in a minute.",
    unreachableTitle: "The server cannot be reached",
    unreachable: "Signing in needs the network. Check it and try again.",
    tabletTitle: "This browser is a branch's tablet",
    tablet: "A branch's work and a desk's must not mix. Use another browser or profile. Nothing was changed.",
    otherTitle: "This browser is someone else's desk",
    other: "Each user works in a browser or profile of their own. Nothing was changed.",
    unknownTitle: "Signing in did not finish",
    unknown: "Nothing was lost. Try again; if it fails again, call support.",
  },
  fetching: "Receiving the branches and reports…",
};
