import { readFileSync } from "node:fs";
import type { ITranslator } from "@jupyterlab/translation";
import { expect, test } from "vitest";
import { Preferences } from "../../src/lab/preferences.js";
import { translatedSchema } from "../../src/lab/settings_schema.js";
import { sentence } from "../../src/lab/wording.js";
import { TABLES } from "../../src/schema/tables.generated.js";

/** A translator of an interface in this language, with what a language pack has of ours. */
const speaking = (languageCode: string, pack: Readonly<Record<string, string>> = {}): ITranslator =>
  ({
    languageCode,
    load: (domain: string) => ({
      _p: (key: string, text: string) => (domain === "journey_widgets" && pack[key]) || text,
    }),
  }) as unknown as ITranslator;

test.each([
  ["en", "auto", "en"],
  ["it-IT", "auto", "it"],
  ["it_IT", undefined, "it"],
  ["fr-FR", "auto", "en"],
  ["en", "it", "it"],
  ["it-IT", "en", "en"],
  ["ita", "auto", "en"],
])("JupyterLab in %s, the setting %s: journeys in %s", (code, chosen, language) => {
  const preferences = new Preferences(speaking(code));
  preferences.set(chosen, "comfortable");
  expect(preferences.language).toBe(language);
  expect(preferences.say("lab.new")).toBe(sentence(preferences.language, "lab.new"));
});

test("a language that is not ours is a language pack's", () => {
  const preferences = new Preferences(speaking("fr-FR", { "lab.template.of": "Modèle : {title}" }));
  expect(preferences.say("lab.template.of", { title: "a" })).toBe("Modèle : a");
  preferences.set("it", "compact");
  expect(preferences.say("lab.template.of", { title: "a" })).toBe("Modello: a");
});

test("what the settings hold may be anything", () => {
  const preferences = new Preferences(speaking("en"));
  let heard = 0;
  preferences.changed.connect(() => heard++);
  for (const lanes of [7, null, "emotion", { emotion: 0 }]) preferences.set(7, { compact: true }, lanes);
  expect([preferences.language, preferences.density, heard]).toEqual(["en", "comfortable", 4]);
  expect(preferences.hiddenLanes.size).toBe(0);
  preferences.set("en", "compact", { emotion: false, action: true });
  expect([...preferences.hiddenLanes]).toEqual(["emotion"]);
});

test("the settings have every kind of lane there is", () => {
  const { lanes } = JSON.parse(readFileSync("schema/plugin.json", "utf8")).properties;
  const { lane_kind, note_kind } = TABLES.lanes.columns;
  const own = ["action", "emotion", "touchpoint", "channel", "org_unit", "number", "kpi"];
  expect(Object.keys(lanes.properties)).toEqual([...own, ...(note_kind?.choices ?? [])]);
  expect(lane_kind?.choices).toEqual(expect.arrayContaining(own));
});

test("every title of the settings is said in Italian, but for the names of languages", () => {
  const schema = JSON.parse(readFileSync("schema/plugin.json", "utf8"));
  const italian = translatedSchema(schema, (key) => sentence("it", key));
  const titles = (value: unknown): string[] =>
    Object.entries(value as object).flatMap(([name, held]) => {
      if (typeof held === "object" && held !== null) return titles(held);
      return ["title", "description"].includes(name) ? [held as string] : [];
    });
  const kept = titles(schema).filter((title) => titles(italian).includes(title));
  expect(kept).toEqual(["English", "Italiano"]);
  expect(titles(italian)).toHaveLength(titles(schema).length);
});
