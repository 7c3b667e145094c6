/**
 * What index.html runs. It is small so that the app and the screens of this address are fetched side by side: the app alone
 * would be read and run before its screens are asked for.
 */
void import("./main.tsx");
// Where they cannot be loaded, the app says so when it asks for them.
(location.pathname.startsWith("/desk") ? import("./routes/desk.tsx") : import("./routes/officer.tsx")).catch(
  () => undefined,
);
