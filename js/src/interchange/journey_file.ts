// The file of a redesign, `NAME.journey.json`, read and written with no kernel: the twin of journey_file.py.

import "../schema/plan.js";

export { JourneyFileError } from "./errors.js";
export { loadJourneyFile, readJourneyFile } from "./read.js";
export { writeJourneyFile } from "./write.js";
