// Places in a list as fractional indices; the twin of model/order.py.

import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

const KEY = /^[A-Za-z][0-9A-Za-z]{0,199}$/;

/** Sorts after every key: what has none, or one that was forged. */
export const LAST = "\uffff";

export const orderOf = (raw: unknown): string => (typeof raw === "string" && KEY.test(raw) ? raw : LAST);

/** Whether a text is a well-formed key, which is more than looking like one. */
export function isKey(text: unknown): text is string {
  if (typeof text !== "string" || !KEY.test(text)) return false;
  try {
    return generateKeyBetween(text, null) !== "";
  } catch {
    return false;
  }
}

/** New keys for all rows of one parent. */
export const freshKeys = (count: number): string[] => generateNKeysBetween(null, null, count);

/** Compares as Python does: by code point. Keys and nearly all ids are ASCII, where `<` is right already. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  let i = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  // a difference in the low half of a surrogate pair is compared from the start of the pair
  if (i > 0 && i < a.length && i < b.length && isLow(a.charCodeAt(i)) && isLow(b.charCodeAt(i))) i--;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The key for a row put at `index` among its siblings, and new ones for those that need them: see `placeAll`. */
export const place = (
  siblings: readonly (readonly [string, string])[],
  id: string,
  index: number,
): Map<string, string> => placeAll(siblings, [id], index);

/**
 * The keys for rows put at `index` among their siblings. Where two neighbours share a key, or have none, they get keys of
 * their own as well, and where keys are forged, all siblings do.
 *
 * @param siblings ids and keys in their order, without the rows themselves
 * @returns id → new key
 */
export function placeAll(
  siblings: readonly (readonly [string, string])[],
  placed: readonly string[],
  index: number,
): Map<string, string> {
  const at = Math.max(0, Math.min(index, siblings.length));
  const keys = siblings.map(([, key]) => key);
  const ids = siblings.map(([sibling]) => sibling);
  const tied = at > 0 && (keys[at - 1] === LAST || keys[at - 1] === keys[at]) ? keys[at - 1] : undefined;
  const [from, to] = tied === undefined ? [at, at] : [keys.indexOf(tied), keys.lastIndexOf(tied) + 1];
  const run = [...ids.slice(from, at), ...placed, ...ids.slice(at, to)];
  const found = keysBetween(keys[from - 1], keys[to], run.length);
  if (found !== undefined && keys.every((key, i) => i === 0 || (keys[i - 1] as string) <= key))
    return new Map(run.map((row, i) => [row, found[i] as string]));
  const all = [...ids.slice(0, at), ...placed, ...ids.slice(at)];
  const fresh = generateNKeysBetween(null, null, all.length);
  return new Map(all.map((row, i) => [row, fresh[i] as string]));
}

/** Keys between two others, undefined where one of those only looks like a key, or leaves no room. */
function keysBetween(
  before: string | undefined,
  after: string | undefined,
  count: number,
): string[] | undefined {
  try {
    const keys = generateNKeysBetween(before ?? null, after === LAST ? null : (after ?? null), count);
    return keys.every((key) => KEY.test(key)) ? keys : undefined;
  } catch {
    return undefined;
  }
}
