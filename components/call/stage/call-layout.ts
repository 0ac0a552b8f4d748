/** Where the pictures stand on the stage, in CSS pixels from its start and top. Pure: the stage measures, this decides. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** main: the first picture large and the others small beside it · same-size: all alike. */
export type View = "main" | "same-size";

export const gapPx = 8;

/** The aspect ratio of a camera. The size of a face depends on it. */
const pictureRatio = 4 / 3;

/** A box for each of `count` pictures; in the view "main" the first is the large one. */
export function layOut(stage: Size, count: number, view: View): Box[] {
  if (count === 0 || stage.width <= 0 || stage.height <= 0) return [];
  if (count === 1) return [{ x: 0, y: 0, ...stage }];
  return view === "main" ? mainAndStrip(stage, count - 1) : sameSize(stage, count);
}

/** The own picture: small enough to cover no face, large enough to see whether one is in it. */
export function ownPictureSize(stage: Size): Size {
  if (isWide(stage)) {
    const width = clamp(stage.width * 0.2, 112, 208);
    return { width, height: Math.round((width * 9) / 16) };
  }
  const width = clamp(stage.width * 0.26, 80, 132);
  return { width, height: Math.round((width * 4) / 3) };
}

/**
 * The small ones at the end of a wide stage, below the place where the own picture begins its stay; below the large one on
 * a high stage.
 */
function mainAndStrip(stage: Size, others: number): Box[] {
  const own = ownPictureSize(stage);
  if (!isWide(stage)) {
    const height = clamp(stage.height * 0.2, 80, 160);
    const main = { x: 0, y: 0, width: stage.width, height: stage.height - height - gapPx };
    const strip = row({ x: 0, y: main.height + gapPx, width: stage.width, height }, others);
    return [main, ...strip];
  }
  const main = { x: 0, y: 0, width: stage.width - own.width - gapPx, height: stage.height };
  const top = own.height + 2 * gapPx;
  const free = stage.height - top - (others - 1) * gapPx;
  const height = Math.min(own.height, Math.floor(free / others));
  const strip = Array.from({ length: others }, (_, index) => ({
    x: main.width + gapPx,
    y: top + index * (height + gapPx),
    width: own.width,
    height,
  }));
  return [main, ...strip];
}

/** As many columns as make the pictures largest; a last row that is not full stands in the middle. */
function sameSize(stage: Size, count: number): Box[] {
  const columns = Array.from({ length: count }, (_, index) => index + 1).reduce((best, candidate) =>
    pictureHeight(stage, count, candidate) > pictureHeight(stage, count, best) ? candidate : best,
  );
  const { width, height } = cell(stage, count, columns);
  return Array.from({ length: count }, (_, index) => {
    const line = Math.floor(index / columns);
    const inLine = Math.min(columns, count - line * columns);
    const indent = (stage.width - inLine * width - (inLine - 1) * gapPx) / 2;
    return {
      x: indent + (index % columns) * (width + gapPx),
      y: line * (height + gapPx),
      width,
      height,
    };
  });
}

function cell(stage: Size, count: number, columns: number): Size {
  const rows = Math.ceil(count / columns);
  return {
    width: (stage.width - (columns - 1) * gapPx) / columns,
    height: (stage.height - (rows - 1) * gapPx) / rows,
  };
}

function pictureHeight(stage: Size, count: number, columns: number): number {
  const { width, height } = cell(stage, count, columns);
  return Math.min(height, width / pictureRatio);
}

function row({ x, y, width, height }: Box, count: number): Box[] {
  const each = Math.min((width - (count - 1) * gapPx) / count, height * pictureRatio);
  const start = x + (width - count * each - (count - 1) * gapPx) / 2;
  return Array.from({ length: count }, (_, index) => ({
    x: start + index * (each + gapPx),
    y,
    width: each,
    height,
  }));
}

function isWide({ width, height }: Size): boolean {
  return width >= height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}
