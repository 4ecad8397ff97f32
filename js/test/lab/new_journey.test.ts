import { expect, test } from "vitest";
import { readJourneyFile, writeJourneyFile } from "../../src/interchange/journey_file.js";
import { newJourney } from "../../src/lab/new_journey.js";

test.each(["en", "it"] as const)("a new journey is a file as we write it: %s", (language) => {
  const text = newJourney("Percorso «nuovo»", language);
  const document = readJourneyFile(text, "new");
  expect(writeJourneyFile(document)).toBe(text);
  expect(document.rows.facts?.get("redesign")).toMatchObject({
    title: "Percorso «nuovo»",
    ...(language === "it" ? { language } : {}),
  });
  expect(document.shown.ids.lanes).toHaveLength(9);
});
