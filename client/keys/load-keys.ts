/** What of this folder is large and needed by few screens: loaded when it is first asked for. */
export const loadDerivation = () => import("./derive-pin-key.ts");
export const loadDistrictSeal = () => import("./district-seal.ts");
export const loadOneTimeIdentity = () => import("./one-time-identity.ts");
