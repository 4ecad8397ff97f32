// A chart that goes on running: new rows and new values of parameters are pushed into it, and it is made anew only when it
// is another chart.

import { type Changeset, changeset, type View } from "vega";
import {
  type Buffers,
  eachChange,
  isChange,
  type Row,
  rowsOf,
  type TableChanged,
  type TableTold,
} from "./data.js";
import { type Picked, pickedIn, selectionsOf } from "./picked.js";
import { embedChart, isDark } from "./vega.js";

export interface ChartTold {
  readonly kind: "chart";
  /** Vega-Lite; its tables have names and no rows, its parameters no values. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** Those that are not as they were. */
  readonly tables: Readonly<Record<string, TableTold | TableChanged>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Rows from which a chart is drawn on a canvas: so many elements of SVG take a page's breath away. */
const MANY = 500;

export class LiveChart {
  #view: View | undefined;
  #finalize: () => void = () => undefined;
  #spec = "";
  #isDark = false;
  #isOnCanvas = false;
  readonly #rows = new Map<string, Row[]>();
  /** Tables whose rows Vega took as they are: it can be told of a cell of them. */
  readonly #taken = new Set<string>();
  #parameters: Readonly<Record<string, unknown>> = {};

  constructor(
    readonly element: HTMLElement,
    readonly onPicked: (picked: Picked) => void,
  ) {}

  /** Draws what was told, or takes it into what is drawn. */
  async draw(told: ChartTold, buffers: Buffers): Promise<void> {
    const spec = JSON.stringify(told.spec);
    const isRunning = this.#view !== undefined && spec === this.#spec && this.#isDark === isDark();
    if (!isRunning) this.#taken.clear();
    if (spec !== this.#spec) this.#rows.clear();
    const news = Object.entries(told.tables ?? {}).map(
      ([name, table]) => [name, this.#newsOf(name, table, buffers)] as const,
    );
    const before = this.#parameters;
    this.#parameters = told.parameters ?? {};
    if (isRunning && this.#view !== undefined && this.#isOnCanvas === this.#isLarge)
      await push(this.#view, news, changed(this.#parameters, before));
    else await this.#embed(told.spec, spec);
  }

  /** Draws it again, in the colours of the page as they are now. */
  async redraw(): Promise<void> {
    if (this.#spec !== "") await this.#embed(JSON.parse(this.#spec) as ChartTold["spec"], this.#spec);
  }

  stop(): void {
    this.#finalize();
    this.#view = undefined;
  }

  /** Takes in what is told of a table; returns what to tell Vega of it. */
  #newsOf(name: string, told: TableTold | TableChanged, buffers: Buffers): Changeset {
    const before = this.#rows.get(name) ?? [];
    if (isChange(told) && this.#taken.has(name)) {
      const news = changeset();
      eachChange(told, buffers, (row, column, value) => {
        if (before[row] !== undefined) news.modify(before[row], column, value);
      });
      return news;
    }
    let rows: Row[];
    if (isChange(told)) {
      rows = before.map((row) => Object.fromEntries(Object.entries(row)));
      eachChange(told, buffers, (row, column, value) => {
        const cells = rows[row];
        if (cells !== undefined) cells[column] = value;
      });
    } else rows = rowsOf(told, buffers);
    this.#rows.set(name, rows);
    this.#taken.add(name);
    return changeset().remove(always).insert(rows);
  }

  async #embed(spec: ChartTold["spec"], text: string): Promise<void> {
    this.stop();
    this.#taken.clear();
    [this.#spec, this.#isDark, this.#isOnCanvas] = [text, isDark(), this.#isLarge];
    const { view, finalize } = await embedChart(this.element, this.#filled(spec), {
      mode: "vega-lite",
      isDark: this.#isDark,
      isOnCanvas: this.#isOnCanvas,
    });
    [this.#view, this.#finalize] = [view, finalize];
    for (const selection of selectionsOf(spec))
      view.addSignalListener(selection.name, (_: string, value: unknown) =>
        this.onPicked(pickedIn(selection, value, view, [...this.#rows.values()])),
      );
  }

  get #isLarge(): boolean {
    return [...this.#rows.values()].reduce((sum, rows) => sum + rows.length, 0) > MANY;
  }

  #filled(spec: ChartTold["spec"]): unknown {
    const { params, datasets } = spec as { params?: { name: string }[]; datasets?: object };
    return {
      ...structuredClone(spec),
      datasets: { ...datasets, ...Object.fromEntries(this.#rows) },
      ...(params === undefined
        ? {}
        : {
            params: params.map((each) =>
              each.name in this.#parameters ? { ...each, value: this.#parameters[each.name] } : each,
            ),
          }),
    };
  }
}

async function push(
  view: View,
  tables: readonly (readonly [string, Changeset])[],
  parameters: readonly (readonly [string, unknown])[],
): Promise<void> {
  for (const [name, news] of tables) view.change(name, news);
  for (const [name, value] of parameters) view.signal(name, value);
  await view.runAsync();
}

const always = (): boolean => true;

const changed = (now: ChartTold["parameters"], before: ChartTold["parameters"]) =>
  Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]));
