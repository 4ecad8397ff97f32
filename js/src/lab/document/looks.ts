// How maps of files were last shown: which journey and state, which lanes. It is kept with the workspace.

import type { IStateDB } from "@jupyterlab/statedb";
import type { PartialJSONObject } from "@lumino/coreutils";
import type { Look } from "../../views/swimlane/look.js";

export interface Looks {
  /** What was kept for a file, if anything. */
  fetch(path: string): Promise<unknown>;
  save(path: string, options: Look): void;
}

const keyOf = (path: string): string => `journey-widgets:${path}`;

export function looksIn(state: IStateDB | null): Looks {
  return {
    fetch: async (path) => state?.fetch(keyOf(path)).catch(() => undefined),
    save: (path, { language: _, ...look }) => {
      // a workspace that cannot be written is no reason to bother anybody
      void state?.save(keyOf(path), look as unknown as PartialJSONObject).catch(() => undefined);
    },
  };
}
