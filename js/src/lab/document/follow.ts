// A file that somebody else writes while its map is open: a cell, the text editor, git.
//
// JupyterLab asks before a save would overwrite what is on the disk, and leaves a document on the screen as it is. Where
// nothing was changed here there is nothing to ask: the map then shows what is on the disk as soon as the page can know.

import type { DocumentRegistry } from "@jupyterlab/docregistry";
import type { Contents } from "@jupyterlab/services";
import type { JourneyModel } from "./model.js";

type Context = DocumentRegistry.IContext<JourneyModel>;

/** Reads a file again when something else in this page has saved it. */
export function followSaves(context: Context, contents: Contents.IManager): void {
  const onFile = (_: unknown, { type, newValue }: Contents.IChangedArgs): void => {
    if (type === "save" && newValue?.path === context.path) void catchUp(context, contents);
  };
  contents.fileChanged.connect(onFile);
  context.disposed.connect(() => contents.fileChanged.disconnect(onFile));
}

/** Reads a file again if it is another one than was read or saved last, and nothing here would be lost. */
export async function catchUp(context: Context, contents: Contents.IManager): Promise<void> {
  const { model } = context;
  // what was changed here is being saved, or JupyterLab will ask; where people work together a server keeps the file
  if (!context.isReady || model.dirty || model.collaborative) return;
  try {
    const { hash } = await contents.get(context.path, { content: false, hash: true });
    const isAnother = hash && context.contentsModel?.hash && hash !== context.contentsModel.hash;
    if (isAnother && !context.isDisposed && !model.dirty) await context.revert();
  } catch {
    // gone or out of reach: what is on the screen stays, and JupyterLab says so when it is saved
  }
}
