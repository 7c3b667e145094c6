// A process of its own that opens pictures from outside and makes copies for viewing. Whatever a crafted file does to the
// decoder, it does not do it to the server: this process holds no key, no store and no connection, and is replaced when it dies.
import sharp from "sharp";

sharp.cache(false);
sharp.concurrency(1);

/** @typedef {{ id: number, path: string, maxPixels: number, sidePixels: number }} ViewRequest */

process.on("message", (/** @type {ViewRequest} */ request) => {
  makeView(request).then(
    (bytes) => process.send?.({ id: request.id, bytes }),
    (error) => process.send?.({ id: request.id, error: String(error) }),
  );
});

/** @param {ViewRequest} request */
function makeView({ path, maxPixels, sidePixels }) {
  return (
    sharp(path, { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true })
      // As it was held; then everything that the camera wrote beside the picture, its place included, is left out.
      .rotate()
      .resize({ width: sidePixels, height: sidePixels, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer()
  );
}

// The server is gone.
process.on("disconnect", () => process.exit(0));
