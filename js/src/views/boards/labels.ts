// Where bubbles and their names are drawn: bubbles of one place side by side, names where they cover nothing.

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly label: string;
}

export interface Placed extends Spot {
  /** On which side the name stands; undefined where there is no room for it. */
  readonly side: Side | undefined;
  /** Width of the name; a longer one ends in an ellipsis. */
  readonly room: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LETTER = 5.9;
const LINE = 15;
/** Height of what stands in a corner, in capitals. */
const CORNER = 28;
/** Widths of names, from the whole one to what is still worth reading: the first that has room is drawn. */
const ROOMS = [340, 170];

/** Places bubbles and names within an area; those named first have the choice. `corners` are what stands in its corners. */
export function place(
  spots: readonly Spot[],
  width: number,
  height: number,
  corners: readonly string[] = [],
): Placed[] {
  const apart = spread(spots, width, height);
  const taken: Box[] = apart.map(({ x, y, r }) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }));
  corners.forEach((text, i) => {
    const [left, top] = [i % 2 === 0 ? 0 : width - wide(text), i < 2 ? 0 : height - CORNER];
    taken.push({ left, top, right: left + wide(text), bottom: top + CORNER });
  });
  return apart.map((spot) => {
    for (const room of ROOMS) {
      const side = SIDES.find((each) => {
        const box = boxOf(spot, each, room);
        const isInside = box.left >= 2 && box.right <= width - 2 && box.top >= 0 && box.bottom <= height;
        if (!isInside || taken.some((other) => overlap(box, other))) return false;
        taken.push(box);
        return true;
      });
      if (side !== undefined) return { ...spot, side, room };
    }
    return { ...spot, side: undefined, room: 0 };
  });
}

const SIDES = ["right", "left", "above", "below"] as const;
type Side = (typeof SIDES)[number];

/** Moves bubbles that stand on one place a little apart, round about it. */
function spread(spots: readonly Spot[], width: number, height: number): Spot[] {
  const there = new Map<string, number>();
  return spots.map((spot) => {
    const key = `${Math.round(spot.x / 6)} ${Math.round(spot.y / 6)}`;
    const before = there.get(key) ?? 0;
    there.set(key, before + 1);
    const angle = before * 2.4; // the golden angle: none hides another
    const far = before === 0 ? 0 : (1.7 * spot.r + 2) * Math.sqrt(before);
    return {
      ...spot,
      x: Math.max(spot.r, Math.min(width - spot.r, spot.x + far * Math.cos(angle))),
      y: Math.max(spot.r, Math.min(height - spot.r, spot.y + far * Math.sin(angle))),
    };
  });
}

function boxOf({ x, y, r, label }: Spot, side: Side, room: number): Box {
  const w = Math.min(room, label.length * LETTER + 4);
  const far = r + 4;
  const [left, top] = {
    right: [x + far, y - LINE / 2],
    left: [x - far - w, y - LINE / 2],
    above: [x - w / 2, y - far - LINE],
    below: [x - w / 2, y + far],
  }[side] as [number, number];
  return { left, top, right: left + w, bottom: top + LINE };
}

const wide = (text: string): number => text.length * 8.2 + 18;

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
