// Pictures are drawn anew before they are written anywhere: small, and without what else a file may hold.

/** Of what size a picture becomes. */
export interface Shape {
  /** Pixels of its longer side. */
  readonly widest: number;
  /** Whether only its middle is kept. */
  readonly isSquare?: boolean;
}

/** A small square: sharp on a card at twice the density. */
export const PORTRAIT: Shape = { widest: 192, isSquare: true };

/** Why a file is not taken: it is no picture, or it is too large; `most` is in megabytes. */
export interface Refused {
  readonly why: "none" | "large";
  readonly most: number;
}

/** Megabytes of a file: a photograph straight from a camera is smaller. */
const MOST = 30;
/** Letters of a data URI: about 60 kB of picture. */
const LARGEST = 80_000;
const DRAWN = /^data:image\/(?:webp|png);base64,./;

/** A picture as a small data URI, or why it is none. */
export async function shrink(
  file: Blob,
  { widest, isSquare }: Shape = { widest: 480 },
): Promise<string | Refused> {
  if (file.size > MOST * 1_000_000) return { why: "large", most: MOST };
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (bitmap === undefined) return { why: "none", most: MOST };
  try {
    for (const [share, quality] of [
      [1, 0.85],
      [1, 0.6],
      [2 / 3, 0.6],
      [5 / 12, 0.5],
    ] as const) {
      const uri = drawn(bitmap, Math.round(widest * share), quality, isSquare ?? false);
      if (DRAWN.test(uri) && uri.length <= LARGEST) return uri;
    }
    return { why: "large", most: MOST };
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, most: number, quality: number, isSquare: boolean): string {
  const side = Math.min(bitmap.width, bitmap.height);
  const [width, height] = isSquare ? [side, side] : [bitmap.width, bitmap.height];
  const [left, top] = [(bitmap.width - width) / 2, (bitmap.height - height) / 2];
  const scale = Math.min(1, most / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const { width: w, height: h } = canvas;
  canvas.getContext("2d")?.drawImage(bitmap, left, top, width, height, 0, 0, w, h);
  // a browser that cannot write this format writes a PNG
  return canvas.toDataURL("image/webp", quality);
}
