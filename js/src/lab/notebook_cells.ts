// Cells that commands put into the notebook somebody works in.

import { PathExt } from "@jupyterlab/coreutils";
import type { NotebookPanel } from "@jupyterlab/notebook";
import type { Contents } from "@jupyterlab/services";
import { onlyJourney } from "./names.js";
import { namesIn } from "./template.js";

/** Inserts a cell of code below the active one, as one step of undo, and makes it the active one. */
export function insertBelow({ content }: NotebookPanel, source: string): void {
  const cells = content.model?.sharedModel;
  if (cells === undefined) return;
  const index = cells.cells.length === 0 ? 0 : content.activeCellIndex + 1;
  // trusted as a cell that somebody types is: what it will show is made here and now
  cells.insertCell(index, { cell_type: "code", source, metadata: { trusted: true } });
  content.deselectAll();
  content.mode = "command";
  content.activeCellIndex = index;
  void content.scrollToItem(index);
}

/** The one journey that lies beside a notebook, undefined where there is none, or a choice. */
export async function journeyBeside(
  contents: Contents.IManager,
  panel: NotebookPanel,
): Promise<string | undefined> {
  return onlyJourney(await namesIn(contents, PathExt.dirname(panel.context.path)));
}

/** A file as a notebook's kernel finds it, which runs in the notebook's folder. */
export function pathFrom(contents: Contents.IManager, panel: NotebookPanel, file: string): string {
  return PathExt.relative(PathExt.dirname(panel.context.localPath), contents.localPath(file));
}

const LARGEST_READ = 5_000_000;

/** The first line of a text file; empty where it is large, or no text. */
export async function firstLine(
  contents: Contents.IManager,
  { path, size }: Contents.IModel,
): Promise<string> {
  if ((size ?? 0) > LARGEST_READ) return "";
  try {
    const { content } = await contents.get(path, { type: "file", format: "text", content: true });
    return /^.*/.exec(String(content))?.[0] ?? "";
  } catch {
    return ""; // in another encoding, for one: the cell is then a start, to be filled in
  }
}
