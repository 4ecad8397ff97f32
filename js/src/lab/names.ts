// Names of files and folders.

export const SUFFIX = ".journey.json";

/** The wanted name, or the first of `name-2`, `name-3` … that is not taken. Some systems know no capitals. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const there = new Set([...taken].map((name) => name.toLowerCase()));
  let name = wanted;
  for (let i = 2; there.has(name.toLowerCase()); i++) name = `${wanted}-${i}`;
  return name;
}

export const isJourney = (name: string): boolean => name.toLowerCase().endsWith(SUFFIX);

/** The journey among the names of a folder, where there is exactly one. */
export function onlyJourney(names: readonly string[]): string | undefined {
  const journeys = names.filter(isJourney);
  return journeys.length === 1 ? journeys[0] : undefined;
}

/** Suffixes that a cell of ours can read; all but the last are what `jw.read` takes (sources.py). */
const READABLE = [SUFFIX, ".mmd", ".mermaid", ".md", ".csv"];

export const isReadable = (name: string): boolean =>
  READABLE.some((suffix) => name.toLowerCase().endsWith(suffix));

export const isTable = (name: string): boolean => name.toLowerCase().endsWith(".csv");
