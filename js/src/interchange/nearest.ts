// "Did you mean …?": the word that looks most like another, as Python's difflib finds it.

import { compareText } from "../model/order.js";

/** A near miss is short; comparing a novel with a list of words would take minutes. */
const LONGEST_NEAR_MISS = 100;
const LIKE_ENOUGH = 0.6;

/** ` (did you mean 'x'?)` where an allowed word looks like `word`, else nothing. */
export function nearest(word: string, allowed: Iterable<string>): string {
  const letters = word.length > 2 * LONGEST_NEAR_MISS ? [] : [...word];
  if (letters.length === 0 || letters.length > LONGEST_NEAR_MISS) return "";
  let [best, found]: [number, string | undefined] = [LIKE_ENOUGH, undefined];
  for (const other of allowed) {
    const ratio = likeness([...other], letters);
    if (ratio > best || (ratio === best && (found === undefined || compareText(other, found) > 0)))
      [best, found] = [ratio, other];
  }
  return found === undefined ? "" : ` (did you mean '${found}'?)`;
}

type Letters = readonly string[];

/** How much of two words is alike, from 0 to 1. */
function likeness(a: Letters, b: Letters): number {
  const most = (2 * Math.min(a.length, b.length)) / (a.length + b.length);
  return most < LIKE_ENOUGH ? most : (2 * countAlike(a, b)) / (a.length + b.length);
}

/** Letters in common: those of the longest stretch both have, and so on left and right of it. */
function countAlike(a: Letters, b: Letters): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [i, j, size] = longestAlike(a, b);
  if (size === 0) return 0;
  const before = countAlike(a.slice(0, i), b.slice(0, j));
  return before + size + countAlike(a.slice(i + size), b.slice(j + size));
}

/** The longest stretch two words have in common, the first of several: where it starts in each, and its length. */
function longestAlike(a: Letters, b: Letters): readonly [number, number, number] {
  let best: readonly [number, number, number] = [0, 0, 0];
  let ending: readonly number[] = [];
  for (const [i, letter] of a.entries()) {
    ending = b.map((other, j) => (other === letter ? (ending[j - 1] ?? 0) + 1 : 0));
    for (const [j, size] of ending.entries()) if (size > best[2]) best = [i - size + 1, j - size + 1, size];
  }
  return best;
}
