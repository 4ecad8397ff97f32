// Where outputs of ours stand in a notebook, also those that were never on the screen.

import type { ICodeCellModel } from "@jupyterlab/cells";
import type { NotebookPanel } from "@jupyterlab/notebook";
import type { IOutputModel } from "@jupyterlab/rendermime";
import { MIME, type Payload, payloadOf } from "../payload.js";
import { type KeptData, keptIn, METADATA } from "./kept.js";

/** An output of ours. */
export interface Placed {
  readonly cell: ICodeCellModel;
  /** Which of the cell's outputs of ours it is, from 0. */
  readonly number: number;
  readonly model: IOutputModel;
  readonly payload: Payload;
}

type Place = Pick<Placed, "cell" | "number">;

/** The name of a place, which stays when the cell runs again. */
export function placeOf(place: Place): string;
export function placeOf(place: Place | undefined): string | undefined;
export function placeOf(place: Place | undefined): string | undefined {
  return place && JSON.stringify([place.cell.id, place.number]);
}

export class Places {
  readonly #watched = new Set<ICodeCellModel>();

  /** @param onOutput what is called when an output comes in a cell that is watched */
  constructor(
    readonly panel: NotebookPanel,
    readonly onOutput: () => void,
  ) {}

  *cells(): Generator<ICodeCellModel> {
    for (const cell of this.panel.model?.cells ?? []) if (cell.type === "code") yield cell as ICodeCellModel;
  }

  /** All outputs of ours, in the notebook's order. */
  *outputs(): Generator<Placed> {
    for (const cell of this.cells()) {
      let number = 0;
      for (let i = 0; i < cell.outputs.length; i++) {
        const model = cell.outputs.get(i);
        const payload = payloadOf(model.data[MIME]);
        if (payload !== undefined) yield { cell, number: number++, model, payload };
      }
    }
  }

  find({ key }: Payload): Placed | undefined {
    for (const placed of this.outputs()) if (placed.payload.key === key) return placed;
    return undefined;
  }

  /** What cells hold of edits whose outputs are gone. */
  *metadata(): Generator<{ readonly cell: ICodeCellModel; readonly data: KeptData }> {
    for (const cell of this.cells())
      for (const data of keptIn(cell.getMetadata(METADATA))) yield { cell, data };
  }

  /** Hears of outputs in these places from now on. */
  watch(places: ReadonlySet<string>): void {
    const ids = new Set([...places].map((place) => (JSON.parse(place) as [string, number])[0]));
    for (const cell of this.cells()) {
      if (!ids.has(cell.id) || this.#watched.has(cell)) continue;
      this.#watched.add(cell);
      cell.outputs.changed.connect(this.onOutput);
    }
  }

  stop(): void {
    for (const cell of this.#watched) if (!cell.isDisposed) cell.outputs.changed.disconnect(this.onOutput);
    this.#watched.clear();
  }
}
