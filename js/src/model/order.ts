// Places in a list as fractional indices; the twin of model/order.py.

import { generateNKeysBetween } from "fractional-indexing";

const KEY = /^[A-Za-z][0-9A-Za-z]{0,199}$/;

/** Sorts after every key: what has none, or one that was forged. */
export const LAST = "\uffff";

export const orderOf = (raw: unknown): string => (typeof raw === "string" && KEY.test(raw) ? raw : LAST);

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

/**
 * The key for a row put at `index` among its siblings; where their keys leave no room, new keys for all of them.
 *
 * @param siblings ids and keys in their order, without the row itself
 * @returns id → new key
 */
export function place(
  siblings: readonly (readonly [string, string])[],
  id: string,
  index: number,
): Map<string, string> {
  const at = Math.max(0, Math.min(index, siblings.length));
  const keys = siblings.map(([, key]) => key);
  const ascending = keys.every((key, i) => key !== LAST && (i === 0 || (keys[i - 1] as string) < key));
  if (ascending) {
    try {
      const [key] = generateNKeysBetween(keys[at - 1] ?? null, keys[at] ?? null, 1);
      if (key !== undefined) return new Map([[id, key]]);
    } catch {
      // a key that looks right and is not: all get new ones
    }
  }
  const ids = siblings.map(([sibling]) => sibling);
  ids.splice(at, 0, id);
  const fresh = generateNKeysBetween(null, null, ids.length);
  return new Map(ids.map((sibling, i) => [sibling, fresh[i] as string]));
}
