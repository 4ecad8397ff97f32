// The words of our page in JupyterLab's settings, `js/schema/plugin.json`.

import { LAB_TEXT_KEYS, type LabTextKey, sentence } from "./wording.js";

const SPOKEN: ReadonlySet<string> = new Set(["title", "description"]);

/** English → key, of what the schema says. */
const KEYS = new Map(
  LAB_TEXT_KEYS.filter((key) => key.startsWith("lab.setting.")).map((key) => [sentence("en", key), key]),
);

/** The schema with its titles and descriptions as `say` says them. */
export function translatedSchema<T>(schema: T, say: (key: LabTextKey) => string): T {
  const translated = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => translated(item, ""));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, translated(held, key)]));
    const key = SPOKEN.has(name) ? KEYS.get(String(value)) : undefined;
    return key === undefined ? value : say(key);
  };
  return translated(schema, "") as T;
}
