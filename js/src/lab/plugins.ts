// Our plugins beside the outputs: settings, commands with their palette, and the launcher's cards.

import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICommandPalette } from "@jupyterlab/apputils";
import { IDefaultFileBrowser } from "@jupyterlab/filebrowser";
import { ILauncher } from "@jupyterlab/launcher";
import { INotebookTracker } from "@jupyterlab/notebook";
import type { IDisposable } from "@lumino/disposable";
import { TEMPLATES } from "journey-templates";
import { addCommands, EXPORT, IMPORT, INSERT_SWIMLANE, NEW, OPEN_TEMPLATE } from "./commands.js";
import { IPreferences, type Preferences } from "./preferences.js";
import { settings } from "./settings.js";

/** After the consoles of kernels, before everything else. */
const CATEGORY_RANK = 30;

const commands: JupyterFrontEndPlugin<void> = {
  id: "journey-widgets:commands",
  description: "Makes journeys, starts templates, and inserts cells into notebooks.",
  autoStart: true,
  requires: [IPreferences],
  optional: [ICommandPalette, IDefaultFileBrowser, INotebookTracker],
  activate: (
    app: JupyterFrontEnd,
    preferences: Preferences,
    palette: ICommandPalette | null,
    browser: IDefaultFileBrowser | null,
    notebooks: INotebookTracker | null,
  ) => {
    const { contents } = app.serviceManager;
    const show = (id: string): void => app.shell.activateById(id);
    addCommands({ commands: app.commands, contents, preferences, browser, notebooks, show });
    if (palette !== null) inItsLanguage(preferences, () => addToPalette(palette, preferences));
  },
};

function addToPalette(palette: ICommandPalette, preferences: Preferences): IDisposable[] {
  const category = preferences.say("lab.category");
  const templates = TEMPLATES.map(({ name }) => ({
    command: OPEN_TEMPLATE,
    args: { name, isPalette: true },
  }));
  const plain = [NEW, INSERT_SWIMLANE, IMPORT, EXPORT].map((command) => ({ command }));
  return [...plain, ...templates].map((item) => palette.addItem({ ...item, category }));
}

const launcher: JupyterFrontEndPlugin<void> = {
  id: "journey-widgets:launcher",
  description: "Cards for new journeys and templates in the launcher.",
  autoStart: true,
  requires: [IPreferences],
  optional: [ILauncher], // Notebook 7 has none
  activate: (_app: JupyterFrontEnd, preferences: Preferences, cards: ILauncher | null) => {
    if (cards !== null) inItsLanguage(preferences, () => addCards(cards, preferences));
  },
};

function addCards(cards: ILauncher, preferences: Preferences): IDisposable[] {
  const place = { category: preferences.say("lab.category"), categoryRank: CATEGORY_RANK };
  const templates = TEMPLATES.map(({ name }, i) => ({
    command: OPEN_TEMPLATE,
    args: { name },
    rank: i + 1,
  }));
  return [{ command: NEW, rank: 0 }, ...templates].map((card) => cards.add({ ...card, ...place }));
}

/** Adds what has a category, and adds it again when the category is called differently. */
function inItsLanguage(preferences: Preferences, add: () => IDisposable[]): void {
  let added = add();
  preferences.changed.connect(() => {
    for (const item of added) item.dispose();
    added = add();
  });
}

export const tools = [settings, commands, launcher];
