// Where several people have a notebook open, one of them writes its outputs, or each write would be multiplied.

import type { NotebookPanel } from "@jupyterlab/notebook";

/** Whether this page is the one that writes. */
export function isTheOneWhoWrites({ model }: NotebookPanel): boolean {
  const awareness = model?.sharedModel.awareness;
  if (awareness === undefined || awareness === null) return true;
  return Math.min(awareness.clientID, ...awareness.getStates().keys()) === awareness.clientID;
}
