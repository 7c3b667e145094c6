/** Hands the file to the browser under `name`. */
export function saveFile(name: string, content: BlobPart, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun with the click; the address is of no further use.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
