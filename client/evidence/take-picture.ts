/** The part of ImageCapture (W3C MediaStream Image Capture) that is used; not every browser has it. */
interface PhotoTaker {
  getPhotoCapabilities(): Promise<{ imageWidth?: { max: number }; imageHeight?: { max: number } }>;
  takePhoto(settings?: { imageWidth: number; imageHeight: number }): Promise<Blob>;
}

/** A camera that needs longer has hung: the picture on the screen is taken instead. */
const patienceMs = 6_000;
const quality = 0.92;

/** With all that the camera has: what is on the screen is smaller. Falls back to that where there is no other. */
export async function takePicture(video: HTMLVideoElement, stream: MediaStream): Promise<Blob> {
  const [track] = stream.getVideoTracks();
  const Taker = (globalThis as { ImageCapture?: new (track: MediaStreamTrack) => PhotoTaker }).ImageCapture;
  if (track !== undefined && Taker !== undefined) {
    const taken = await withPatience(takeLarge(new Taker(track))).catch(() => undefined);
    if (taken !== undefined && taken.size > 0) return taken;
  }
  return takeFrame(video);
}

async function takeLarge(taker: PhotoTaker): Promise<Blob> {
  const { imageWidth, imageHeight } = await taker.getPhotoCapabilities();
  const [width, height] = [imageWidth?.max ?? 0, imageHeight?.max ?? 0];
  return width > 0 && height > 0 ? taker.takePhoto({ imageWidth: width, imageHeight: height }) : taker.takePhoto();
}

function withPatience<T>(work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function takeFrame(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new DOMException("no picture", "EncodingError")) : resolve(blob)),
      "image/jpeg",
      quality,
    );
  });
}
