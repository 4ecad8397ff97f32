// Our commands: what each is called, when it can be used, and what it does.

import { showErrorMessage } from "@jupyterlab/apputils";
import { PathExt } from "@jupyterlab/coreutils";
import type { IDefaultFileBrowser } from "@jupyterlab/filebrowser";
import type { INotebookTracker, NotebookPanel } from "@jupyterlab/notebook";
import type { Contents } from "@jupyterlab/services";
import type { LabIcon } from "@jupyterlab/ui-components";
import type { CommandRegistry } from "@lumino/commands";
import type { ReadonlyPartialJSONObject } from "@lumino/coreutils";
import { TEMPLATES } from "journey-templates";
import { say } from "../views/text.js";
import { mapCell, readCell, saveCell } from "./cells.js";
import { journeyIcon, templateIcon } from "./icons.js";
import { isReadable, isTable, SUFFIX } from "./names.js";
import { firstLine, insertBelow, journeyBeside, pathFrom } from "./notebook_cells.js";
import type { Preferences } from "./preferences.js";
import { startTemplate } from "./template.js";
import type { LabTextKey } from "./wording.js";

export const NEW = "journey-widgets:new";
export const OPEN_TEMPLATE = "journey-widgets:open-template";
export const INSERT_SWIMLANE = "journey-widgets:insert-swimlane";
export const IMPORT = "journey-widgets:import";
export const EXPORT = "journey-widgets:export";

type Args = ReadonlyPartialJSONObject;

/** What commands work with. Notebook 7 has no file browser beside a notebook. */
export interface Workplace {
  readonly commands: CommandRegistry;
  readonly contents: Contents.IManager;
  readonly preferences: Preferences;
  readonly browser: IDefaultFileBrowser | null;
  readonly notebooks: INotebookTracker | null;
  /** Brings a widget to the front. */
  show(id: string): void;
}

interface Command {
  readonly icon: LabIcon;
  label(args: Args): string;
  caption(args: Args): string;
  isEnabled?(): boolean;
  isVisible?(): boolean;
  run(args: Args): Promise<unknown>;
}

/** Adds our commands to JupyterLab's. */
export function addCommands(place: Workplace): void {
  const found: Record<string, Command> = {
    [NEW]: newCommand(place),
    [OPEN_TEMPLATE]: templateCommand(place),
    [INSERT_SWIMLANE]: insertCommand(place),
    [IMPORT]: importCommand(place),
    [EXPORT]: exportCommand(place),
  };
  for (const [id, { run, label, ...more }] of Object.entries(found)) {
    const execute = (args: Args): Promise<unknown> =>
      // the palette and the menus tell nobody of a failure
      run(args).catch((error: unknown) => showErrorMessage(label(args), error as Error));
    place.commands.addCommand(id, { ...more, label, execute });
  }
  place.preferences.changed.connect(() => {
    for (const id of Object.keys(found)) place.commands.notifyCommandChanged(id);
  });
  place.notebooks?.currentChanged.connect(() => {
    for (const id of [INSERT_SWIMLANE, IMPORT, EXPORT]) place.commands.notifyCommandChanged(id);
  });
}

// ---------------------------------------------------------------------- making and opening

function newCommand({ commands, contents, preferences, browser }: Workplace): Command {
  return {
    icon: journeyIcon,
    label: ({ isMenu }) => preferences.say(isMenu ? "lab.new.short" : "lab.new"),
    caption: () => preferences.say("lab.new.caption"),
    run: async (args) => {
      const { language } = preferences;
      // it brings the tables of the schema along, which a page needs when somebody makes a journey, and not before
      const { newJourney } = await import("./new_journey.js");
      // the server finds the name, and makes the file with it
      const { path } = await contents.newUntitled({
        path: folderOf(args, browser),
        type: "file",
        ext: SUFFIX,
      });
      const content = newJourney(say(language, "map.untitled"), language);
      await contents.save(path, { type: "file", format: "text", content });
      return commands.execute("docmanager:open", { path });
    },
  };
}

function templateCommand({ commands, contents, preferences, browser }: Workplace): Command {
  const titleOf = ({ name }: Args): string | undefined =>
    TEMPLATES.find((template) => template.name === name)?.titles[preferences.language];
  return {
    icon: templateIcon,
    label: (args) => {
      const title = titleOf(args);
      if (title === undefined) return preferences.say("lab.template");
      return args.isPalette ? preferences.say("lab.template.of", { title }) : title;
    },
    caption: (args) => preferences.say("lab.template.caption", { title: titleOf(args) ?? "" }),
    run: async (args) => {
      const template = TEMPLATES.find(({ name }) => name === args.name);
      if (template === undefined) {
        const names = TEMPLATES.map(({ name }) => name).join(", ");
        throw new Error(preferences.say("lab.template.unknown", { name: String(args.name ?? ""), names }));
      }
      const path = await startTemplate(contents, folderOf(args, browser), template, preferences.language);
      return commands.execute("docmanager:open", { path });
    },
  };
}

/** The launcher says where it stands; elsewhere it is the folder that the file browser shows. */
const folderOf = ({ cwd }: Args, browser: IDefaultFileBrowser | null): string =>
  typeof cwd === "string" ? cwd : (browser?.model.path ?? "");

// ---------------------------------------------------------------------- cells

/** A command that inserts a cell into the notebook somebody works in, or worked in last. */
function cellCommand(
  { notebooks, preferences, show }: Workplace,
  key: "lab.insert" | "lab.import" | "lab.export",
  cell: (panel: NotebookPanel) => Promise<string>,
): Command {
  return {
    icon: journeyIcon,
    label: () => preferences.say(key),
    caption: () => preferences.say(`${key}.caption` satisfies LabTextKey),
    isEnabled: () => (notebooks?.currentWidget ?? null) !== null,
    run: async () => {
      const panel = notebooks?.currentWidget;
      if (panel === null || panel === undefined) return;
      insertBelow(panel, await cell(panel));
      show(panel.id);
    },
  };
}

const insertCommand = (place: Workplace): Command =>
  cellCommand(place, "lab.insert", async (panel) =>
    mapCell(await journeyBeside(place.contents, panel), place.preferences.language),
  );

const exportCommand = (place: Workplace): Command =>
  cellCommand(place, "lab.export", async (panel) => {
    const stem = PathExt.basename(panel.context.localPath, ".ipynb");
    return saveCell((await journeyBeside(place.contents, panel)) ?? `${stem}${SUFFIX}`);
  });

function importCommand(place: Workplace): Command {
  const { browser, contents, preferences } = place;
  const chosen = (): Contents.IModel | undefined => {
    const [file, ...others] = [...(browser?.selectedItems() ?? [])];
    return others.length === 0 && file !== undefined && isReadable(file.name) ? file : undefined;
  };
  const command = cellCommand(place, "lab.import", async (panel) => {
    const file = chosen();
    if (file === undefined) throw new Error(preferences.say("lab.import.caption"));
    const head = isTable(file.name) ? await firstLine(contents, file) : "";
    return readCell(pathFrom(contents, panel, file.path), preferences.language, head);
  });
  return {
    ...command,
    isEnabled: () => command.isEnabled?.() === true && chosen() !== undefined,
    isVisible: () => chosen() !== undefined,
  };
}
