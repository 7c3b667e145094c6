/** The part of ImageCapture (W3C MediaStream Image Capture) that is used; not every browser has it. */
interface PhotoTaker {
  getPhotoCapabilities(): Promise<{ imageWidth?: { max: number }; imageHeight?: { max: number } }>;
  takePhoto(settings?: { imageWidth: number; imageHeight: number }): Promise<Blob>;
}

/** A camera that needs longer has hung: what was on the screen when the button was pressed is taken instead. */
const patienceMs = 4_000;
const quality = 0.92;

/** With all that the camera has: what is on the screen is smaller. Falls back to that where there is no other. `video` plays. */
export async function takePicture(video: HTMLVideoElement, stream: MediaStream): Promise<Blob> {
  const frame = holdFrame(video);
  const [track] = stream.getVideoTracks();
  const Taker = (globalThis as { ImageCapture?: new (track: MediaStreamTrack) => PhotoTaker }).ImageCapture;
  if (track !== undefined && Taker !== undefined) {
    const taken = await withPatience(takeLarge(new Taker(track))).catch(() => undefined);
    if (taken !== undefined && taken.size > 0) return taken;
  }
  return encode(frame);
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

function holdFrame(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return canvas;
}

function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new DOMException("no picture", "EncodingError")) : resolve(blob)),
      "image/jpeg",
      quality,
    );
  });
}
