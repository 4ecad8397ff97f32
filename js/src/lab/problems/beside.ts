// What stands beside the map of a file knows this of it.

import { type Language, TABLES } from "../../schema/tables.generated.js";
import type { Place, Reach } from "../../views/swimlane/go_to.js";
import type { Watch } from "./watch.js";

export interface Beside {
  readonly watch: Watch;
  readonly canEdit: boolean;
  /** Shows a place in the map, and moves the focus there; quietly, the DOM's stays where it is. */
  goTo(place: Place, isQuiet?: boolean): Reach;
}

/** The language of the document; reading it subscribes. */
export const languageOf = ({ watch }: Beside): Language =>
  watch.document.row("facts", TABLES.facts.noun)?.language ?? "en";
