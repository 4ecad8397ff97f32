// What a live cell gave, drawn, and drawn again in place when it gives something else.

import type { Language } from "../../schema/tables.generated.js";
import type { BoardTold } from "../boards/told.js";
import { useStyles } from "../styles.js";
import { type ChartTold, LiveChart } from "./chart.js";
import type { Buffers } from "./data.js";
import type { Drawer, Tell } from "./drawer.js";
import { drawError, type ErrorTold, paragraph } from "./error.js";
import type { Picked } from "./picked.js";
import css from "./style.css";
import { drawTable, type GridTold } from "./table.js";

export interface TextTold {
  readonly kind: "text";
  readonly text: string;
}

export interface SeveralTold {
  readonly kind: "several";
  readonly results: readonly ResultTold[];
}

export type ResultTold = ChartTold | GridTold | TextTold | ErrorTold | SeveralTold | BoardTold;

export class ResultView implements Drawer {
  readonly onPicked: (picked: Picked) => void;
  #kind = "";
  #chart: LiveChart | undefined;
  #parts: ResultView[] = [];
  /** One drawing after the other: embedding takes a while. */
  #drawing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(
    readonly element: HTMLElement,
    readonly language: Language,
    readonly tell: Tell | undefined,
  ) {
    element.classList.add("jw-live");
    useStyles(element, "journey-widgets-live-style", css);
    this.onPicked = oncePerFrame((picked) => tell?.({ kind: "selected", selected: picked }));
  }

  /** Draws a result; ends when it is on the screen. */
  draw(told: ResultTold, buffers: Buffers): Promise<void> {
    this.#drawing = this.#drawing.then(async () => {
      if (this.#isStopped) return;
      try {
        await this.#draw(told, buffers);
      } catch (error) {
        const title = String(error instanceof Error ? error.message : error);
        await this.#draw({ kind: "error", title, where: "", lines: [] }, []);
      }
      this.element.dataset.kind = this.#kind;
    });
    return this.#drawing;
  }

  /** Draws it in the colours of the page as they are now. */
  recolour(): void {
    for (const part of this.#parts) part.recolour();
    const chart = this.#chart;
    this.#drawing = this.#drawing.then(() => chart?.redraw());
  }

  refuse(): void {
    // what is shown here is read, and nothing of it written
  }

  stop(): void {
    this.#isStopped = true;
    this.#clear();
  }

  async #draw(told: ResultTold, buffers: Buffers): Promise<void> {
    if (told.kind !== this.#kind) this.#clear();
    this.#kind = told.kind;
    switch (told.kind) {
      case "chart": {
        this.#chart ??= new LiveChart(this.#box("jw-live-chart"), this.onPicked);
        await this.#chart.draw(told, buffers);
        break;
      }
      case "table":
        drawTable(this.element, told, buffers, this.language);
        break;
      case "several":
        await this.#drawSeveral(told.results, buffers);
        break;
      case "error":
        drawError(this.element, told, this.language);
        break;
      case "text":
        this.element.replaceChildren(paragraph("pre", "jw-live-text", String(told.text ?? "")));
        break;
      default: // a board has a view of its own, and what is yet to come has none
    }
  }

  async #drawSeveral(results: readonly ResultTold[], buffers: Buffers): Promise<void> {
    if (results.length !== this.#parts.length) {
      this.#clear();
      this.#kind = "several";
      this.#parts = results.map(() => new ResultView(this.#box(""), this.language, this.tell));
    }
    await Promise.all(results.map((each, i) => this.#parts[i]?.draw(each, buffers)));
  }

  #box(name: string): HTMLElement {
    const box = document.createElement("div");
    box.className = name;
    this.element.append(box);
    return box;
  }

  #clear(): void {
    this.#chart?.stop();
    this.#chart = undefined;
    for (const part of this.#parts.splice(0)) part.stop();
    this.element.replaceChildren();
  }
}

/** The last of what is said within a frame: a brush says more than anybody can follow. */
function oncePerFrame(tell: (picked: Picked) => void): (picked: Picked) => void {
  let last: Picked | undefined;
  return (picked) => {
    if (last === undefined)
      requestAnimationFrame(() => {
        if (last !== undefined) tell(last);
        last = undefined;
      });
    last = picked;
  };
}
