// The live cells of one notebook: when it is saved, their outputs hold what was on the screen [S13].

import type { ICodeCellModel } from "@jupyterlab/cells";
import type { DocumentRegistry } from "@jupyterlab/docregistry";
import type { NotebookPanel } from "@jupyterlab/notebook";
import type { IOutputModel } from "@jupyterlab/rendermime";
import type { ReadonlyPartialJSONObject } from "@lumino/coreutils";
import type { ResultTold } from "../../views/live/result.js";
import { forget, modelOf } from "../joined.js";
import { onKernelGone } from "../kernel_gone.js";
import { askForStill, isSame, type Still } from "../still.js";
import { isTheOneWhoWrites } from "../writer.js";
import type { ResultOutput } from "./output.js";
import { RESULT_MIME, resultDataOf, resultPayloadOf } from "./payload.js";

export class ResultOutputs {
  readonly #outputs = new Set<ResultOutput>();
  /** Key → a still, and the result it shows. */
  readonly #stills = new Map<string, { readonly still: Still; readonly of: ResultTold }>();
  #isFollowingUp = false;

  constructor(readonly panel: NotebookPanel) {
    const { context } = panel;
    context.saveState.connect(this.#onSave);
    panel.disposed.connect(() => context.saveState.disconnect(this.#onSave));
    onKernelGone(panel, () =>
      forget([...this.#outputs].flatMap(({ payload }) => (payload === undefined ? [] : [payload.key]))),
    );
  }

  add(output: ResultOutput): void {
    this.#outputs.add(output);
  }

  remove(output: ResultOutput): void {
    this.#outputs.delete(output);
  }

  /** What is shown is not what the notebook holds. */
  touch(): void {
    if (this.panel.model !== null) this.panel.model.dirty = true;
  }

  #onSave = (_: unknown, state: DocumentRegistry.SaveState): void => {
    if (state === "started") this.#store();
    else if (state === "completed") void this.#followUp();
  };

  #store(): void {
    if (!isTheOneWhoWrites(this.panel)) return;
    const live = this.#live();
    for (const model of this.#models()) {
      const payload = resultPayloadOf(model.data[RESULT_MIME]);
      const result = payload && live.get(payload.key);
      if (payload === undefined || result === undefined) continue;
      const held = this.#stills.get(payload.key);
      const data = {
        ...model.data,
        ...(held?.of === result ? held.still : {}),
        [RESULT_MIME]: resultDataOf({ ...payload, result }),
      } as ReadonlyPartialJSONObject;
      if (!isSame(data, model.data)) model.setData({ data });
    }
  }

  /** The pictures are the kernel's, and take a moment: the notebook is saved again when they have come. */
  async #followUp(): Promise<void> {
    if (this.#isFollowingUp || !isTheOneWhoWrites(this.panel)) return;
    const stale = [...this.#live()].filter(([key, result]) => this.#stills.get(key)?.of !== result);
    if (stale.length === 0) return;
    this.#isFollowingUp = true;
    try {
      const asked = stale.map(async ([key, of]) => {
        const model = modelOf(key);
        const still = model && (await askForStill(model));
        if (still !== undefined) this.#stills.set(key, { still, of });
      });
      await Promise.all(asked);
      if (!this.panel.isDisposed) await this.panel.context.save();
    } finally {
      this.#isFollowingUp = false;
    }
  }

  /** Key → what its live cell gives now. */
  #live(): Map<string, ResultTold> {
    const found = new Map<string, ResultTold>();
    for (const { payload, view } of this.#outputs) {
      const result = view?.isLive ? view.result() : undefined;
      if (payload !== undefined && result !== undefined) found.set(payload.key, result);
    }
    return found;
  }

  *#models(): Generator<IOutputModel> {
    for (const cell of this.panel.model?.cells ?? []) {
      if (cell.type !== "code") continue;
      const { outputs } = cell as ICodeCellModel;
      for (let i = 0; i < outputs.length; i++) yield outputs.get(i);
    }
  }
}
