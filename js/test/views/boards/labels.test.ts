import { expect, test } from "vitest";
import { type Placed, place } from "../../../src/views/boards/labels.js";
import { random } from "../../random.js";

const [WIDTH, HEIGHT] = [720, 460];

function spots(seed: number) {
  const rng = random(seed);
  const isCrowded = rng.chance(0.5);
  return Array.from({ length: rng.below(60) + 1 }, (_, i) => ({
    x: (isCrowded ? rng.below(5) / 4 : rng.next()) * WIDTH,
    y: (isCrowded ? rng.below(5) / 4 : rng.next()) * HEIGHT,
    r: 6 + rng.next() * 10,
    label: "x".repeat(rng.below(40)) + i,
  }));
}

/** Where a name stands, by the same measures as `style.css`. */
function box({ x, y, r, label, side, room }: Placed) {
  const w = Math.min(room, label.length * 5.9 + 4);
  const far = r + 4;
  if (side === "right") return { left: x + far, right: x + far + w, top: y - 7.5, bottom: y + 7.5 };
  if (side === "left") return { left: x - far - w, right: x - far, top: y - 7.5, bottom: y + 7.5 };
  const top = side === "above" ? y - far - 15 : y + far;
  return { left: x - w / 2, right: x + w / 2, top, bottom: top + 15 };
}

const seeds = Array.from({ length: 60 }, (_, i) => i);

test.each(seeds)("names cover neither bubbles nor each other nor leave the area (%i)", (seed) => {
  const placed = place(spots(seed), WIDTH, HEIGHT);
  const named = placed.filter(({ side }) => side !== undefined).map(box);
  const bubbles = placed.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  for (const [i, one] of named.entries()) {
    expect(one.left >= 0 && one.right <= WIDTH && one.top >= 0 && one.bottom <= HEIGHT).toBe(true);
    for (const other of [...named.slice(i + 1), ...bubbles])
      expect(
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      ).toBe(false);
  }
});

test.each(seeds)("bubbles stay in the area, and one that is alone in its place (%i)", (seed) => {
  const given = spots(seed);
  const placed = place(given, WIDTH, HEIGHT);
  expect(placed.map(({ label }) => label)).toEqual(given.map(({ label }) => label));
  for (const { x, y, r } of placed) expect(x >= r && x <= WIDTH - r && y >= r && y <= HEIGHT - r).toBe(true);
});

test("those named first have the choice: who comes later changes nothing for them", () => {
  for (const seed of seeds) {
    // bubbles take their room before any name does: of those that are there, the names come one after the other
    const given = spots(seed).map((spot, i, all) => (i < all.length / 2 ? spot : { ...spot, label: "" }));
    const longer = given.map((spot) => (spot.label === "" ? { ...spot, label: "a long name" } : spot));
    const half = Math.ceil(given.length / 2);
    expect(place(longer, WIDTH, HEIGHT).slice(0, half)).toEqual(place(given, WIDTH, HEIGHT).slice(0, half));
  }
});

test("a name stands on the right, else on the left, and nowhere where there is no room", () => {
  const one = { y: 200, r: 6, label: "A name" };
  expect(place([{ ...one, x: 300 }], WIDTH, HEIGHT)[0]?.side).toBe("right");
  expect(place([{ ...one, x: 700 }], WIDTH, HEIGHT)[0]?.side).toBe("left");
  const crowd = Array.from({ length: 40 }, (_, i) => ({ ...one, x: 300 + i, label: `A name ${i}` }));
  expect(place(crowd, WIDTH, HEIGHT).some(({ side }) => side === undefined)).toBe(true);
  expect(place([], WIDTH, HEIGHT)).toEqual([]);
});

test("names keep out of the corners, in which something else stands", () => {
  const spot = { x: 20, y: 12, r: 6, label: "A name" };
  expect(place([spot], WIDTH, HEIGHT)[0]?.side).toBe("right");
  expect(place([spot], WIDTH, HEIGHT, ["Intervene", "Keep up"])[0]?.side).not.toBe("right");
  const other = { ...spot, x: WIDTH - 80 };
  expect(place([other], WIDTH, HEIGHT, ["Intervene", ""])[0]?.side).toBe("right");
  expect(place([other], WIDTH, HEIGHT, ["", "Keep up"])[0]?.side).not.toBe("right");
});

test("bubbles of one place stand side by side", () => {
  const same = Array.from({ length: 5 }, (_, i) => ({ x: 300, y: 200, r: 8, label: `${i}` }));
  const places = place(same, WIDTH, HEIGHT).map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
  expect(new Set(places).size).toBe(5);
  expect(places[0]).toBe("300 200");
});
