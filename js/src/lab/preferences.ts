// What the user chose in the settings, and the language that follows from it.
//
// Italian is ours and not a catalogue's. JupyterLab would read a catalogue of an extension only where a language pack is
// installed, and its server would import the whole Python package for it: half a second and 100 MB for everybody, and a
// package that fails to import would take all translations of JupyterLab with it.

import type { ITranslator } from "@jupyterlab/translation";
import { Token } from "@lumino/coreutils";
import { Signal } from "@lumino/signaling";
import type { Language } from "../schema/tables.generated.js";
import { type Blanks, fill, type LabTextKey, sentence } from "./wording.js";

export type Density = "comfortable" | "compact";

/** Under which a language pack would have our sentences, each with its key as context. */
const DOMAIN = "journey_widgets";

export class Preferences {
  /** Emitted after any of them changed. */
  readonly changed = new Signal<this, void>(this);
  density: Density = "comfortable";
  /** Kinds of lanes that a map hides when it is shown for the first time. */
  hiddenLanes: ReadonlySet<string> = new Set();
  #chosen: Language | "auto" = "auto";

  constructor(readonly translator: ITranslator) {}

  /** Of templates and new journeys: the chosen one, else that of JupyterLab's interface, else English. */
  get language(): Language {
    return this.#own ?? "en";
  }

  /** Takes what the settings hold, which may be anything. */
  set(language: unknown, density: unknown, lanes: unknown = {}): void {
    this.#chosen = language === "en" || language === "it" ? language : "auto";
    this.density = density === "compact" ? "compact" : "comfortable";
    const isShown = Object.entries(typeof lanes === "object" && lanes !== null ? lanes : {});
    this.hiddenLanes = new Set(isShown.filter(([, value]) => value === false).map(([kind]) => kind));
    this.changed.emit();
  }

  /** A sentence in our two languages; in any other one as its language pack has it, if it has. */
  say(key: LabTextKey, blanks?: Blanks): string {
    const own = this.#own;
    return fill(own === undefined ? this.#translated(key) : sentence(own, key), blanks);
  }

  /** The language, where it is one of ours. */
  get #own(): Language | undefined {
    if (this.#chosen !== "auto") return this.#chosen;
    const [code] = this.translator.languageCode.toLowerCase().split(/[-_]/);
    return code === "it" || code === "en" ? code : undefined;
  }

  #translated(key: LabTextKey): string {
    return this.translator.load(DOMAIN)._p(key, sentence("en", key));
  }
}

export const IPreferences = new Token<Preferences>(
  "journey-widgets:IPreferences",
  "Language, density and lanes of journeys.",
);
