import type { codes as fa } from "../fa/codes.ts";
import type { Translation } from "../messages.ts";

export const codes: Translation<typeof fa> = {
  show: {
    code: (number, count) => `Code ${number} of ${count}`,
    turn: "Show one after another",
    pause: "Stop",
    previous: "Previous",
    next: "Next",
    goTo: "Go to code",
  },
  scan: {
    start: "Read by camera",
    stop: "Close the camera",
    files: "Read photos of the codes",
    view: "What the camera sees",
    comma: ", ",
    read: (read, count) => `${read} of ${count} codes read`,
    left: (count) => `${count} left`,
    missing: (numbers, more) => `Codes still missing: ${numbers}${more ? " and more" : ""}`,
    unreadFiles: "No code could be read in these photos; take them from nearer and without reflections:",
    notices: {
      foreign: "This is no code of Amanat, or one of another version. Nothing of it was taken.",
      misread: "The codes did not fit together and were put away. Show all of them once more.",
      "new-message": "Other codes were shown; reading has begun anew.",
      "other-kind":
        "These codes are not for this place: receipts are read by the tablet, reports by the office. Nothing of them was taken.",
    },
    problems: {
      refused: {
        title: "The camera is not allowed",
        advice: "Allow this page the camera in the browser's settings, or take photos of the codes and choose them.",
      },
      absent: {
        title: "No camera was found",
        advice: "Connect a camera, or take photos of the codes with a telephone and choose them.",
      },
      busy: {
        title: "The camera did not open",
        advice: "Another program may be using it. Close it and try again.",
      },
    },
  },
};
