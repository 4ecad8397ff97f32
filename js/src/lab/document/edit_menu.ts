// Undo and redo of the map in JupyterLab's Edit menu.

import type { JupyterFrontEnd } from "@jupyterlab/application";
import type { WidgetTracker } from "@jupyterlab/apputils";
import type { IMainMenu } from "@jupyterlab/mainmenu";
import type { Widget } from "@lumino/widgets";
import type { UndoManager } from "yjs";
import type { JourneyTab } from "./outline.js";

const UNDO = "journey-widgets:undo";
const REDO = "journey-widgets:redo";

export function addSteps(
  { commands, shell }: JupyterFrontEnd,
  { editMenu }: IMainMenu,
  tracker: WidgetTracker<JourneyTab>,
): void {
  const stepsOf = (widget: Widget | null): UndoManager | undefined =>
    widget !== null && tracker.has(widget) ? (widget as JourneyTab).content.steps : undefined;
  commands.addCommand(UNDO, { execute: () => void stepsOf(shell.currentWidget)?.undo() });
  commands.addCommand(REDO, { execute: () => void stepsOf(shell.currentWidget)?.redo() });
  const { undo, redo } = editMenu.undoers;
  undo.add({ id: UNDO, isEnabled: (widget) => stepsOf(widget)?.canUndo() ?? false });
  redo.add({ id: REDO, isEnabled: (widget) => stepsOf(widget)?.canRedo() ?? false });
}
