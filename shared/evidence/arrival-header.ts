/** Header with which the server says of a file when it had it whole: ISO 8601 UTC. */
export const arrivalHeader = "amanat-arrived-at";
