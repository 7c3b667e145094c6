import { createContext } from "react";

/** Whether an AppFrame around the page has already opened the document's `main`. */
export const FrameContext = createContext(false);
