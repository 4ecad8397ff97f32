// Our page in JupyterLab's settings, and what follows from it.

import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ISettingRegistry } from "@jupyterlab/settingregistry";
import { ITranslator, nullTranslator } from "@jupyterlab/translation";
import { IPreferences, Preferences } from "./preferences.js";
import { translatedSchema } from "./settings_schema.js";

/** Names the schema, `js/schema/plugin.json`. */
const ID = "journey-widgets:plugin";
/** On the page's body, where JupyterLab says its theme too: all maps follow, wherever they are. */
const COMPACT = "jw-compact";

/** Shows our settings in our language: the server translates schemas too, but only from language packs. */
function translateSchema(registry: ISettingRegistry, preferences: Preferences): void {
  let english: ISettingRegistry.ISchema | undefined;
  registry.transform(ID, {
    fetch: (plugin) => {
      english ??= plugin.schema; // what comes later is our own translation
      return { ...plugin, schema: translatedSchema(english, (key) => preferences.say(key)) };
    },
  });
}

/** Takes what is set, now and whenever it changes. */
async function follow(registry: ISettingRegistry, preferences: Preferences): Promise<void> {
  const settings = await registry.load(ID);
  const take = (): void => {
    const title = preferences.say("lab.setting.title");
    const { language, density, lanes } = settings.composite;
    preferences.set(language, density, lanes);
    if (preferences.say("lab.setting.title") !== title) void registry.load(ID, true);
  };
  settings.changed.connect(take);
  take();
}

export const settings: JupyterFrontEndPlugin<Preferences> = {
  id: ID,
  description: "Settings of journeys: language, density and lanes.",
  autoStart: true,
  provides: IPreferences,
  optional: [ISettingRegistry, ITranslator],
  activate: async (
    _app: JupyterFrontEnd,
    registry: ISettingRegistry | null,
    translator: ITranslator | null,
  ): Promise<Preferences> => {
    const preferences = new Preferences(translator ?? nullTranslator);
    preferences.changed.connect(() => {
      document.body.classList.toggle(COMPACT, preferences.density === "compact");
    });
    if (registry === null) return preferences;
    translateSchema(registry, preferences);
    // waited for, so that nothing of ours is first shown in another language; without settings there are defaults
    await follow(registry, preferences).catch(() => undefined);
    return preferences;
  },
};
