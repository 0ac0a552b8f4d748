import type { Size } from "#components/call/stage/call-layout.ts";

/** Where the own picture stands: shares of the free way along the stage, so that it stays in sight when the stage changes. */
export interface OwnPosition {
  /** From the start: 0 there, 1 at the end. */
  readonly x: number;
  readonly y: number;
}

/** Away from where names and what is pressed stand. */
export const firstPosition: OwnPosition = { x: 1, y: 0 };

export interface Room {
  readonly stage: Size;
  readonly picture: Size;
}

/** Moved by so many pixels, and never out of the stage. */
export function moved(
  { x, y }: OwnPosition,
  by: { readonly x: number; readonly y: number },
  room: Room,
): OwnPosition {
  const { width, height } = freeWay(room);
  return { x: share(x * width + by.x, width), y: share(y * height + by.y, height) };
}

/** Clockwise from corner to corner, for who presses instead of dragging (WCAG 2.5.7). */
export function nextCorner({ x, y }: OwnPosition): OwnPosition {
  const isAtEnd = x >= 0.5;
  const isAtBottom = y >= 0.5;
  if (isAtEnd) return isAtBottom ? { x: 0, y: 1 } : { x: 1, y: 1 };
  return isAtBottom ? { x: 0, y: 0 } : { x: 1, y: 0 };
}

/** The picture's corner, in pixels from the start and top of the stage. */
export function offset({ x, y }: OwnPosition, room: Room): { x: number; y: number } {
  const { width, height } = freeWay(room);
  return { x: Math.round(x * width), y: Math.round(y * height) };
}

function freeWay({ stage, picture }: Room): Size {
  return {
    width: Math.max(0, stage.width - picture.width),
    height: Math.max(0, stage.height - picture.height),
  };
}

function share(way: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, Math.max(0, way / whole));
}
