// What a live cell gave, drawn, and drawn again in place when it gives something else.

import type { Language } from "../../schema/tables.generated.js";
import { type ChartTold, LiveChart } from "./chart.js";
import type { Buffers } from "./data.js";
import type { Picked } from "./picked.js";
import css from "./style.css";
import { drawTable, type GridTold } from "./table.js";
import { saying } from "./wording.js";

export interface TextTold {
  readonly kind: "text";
  readonly text: string;
}

export interface ErrorTold {
  readonly kind: "error";
  readonly title: string;
  /** Line number and line of the function; empty where it is not known. */
  readonly where: string;
  readonly lines: readonly string[];
}

export interface SeveralTold {
  readonly kind: "several";
  readonly results: readonly ResultTold[];
}

export type ResultTold = ChartTold | GridTold | TextTold | ErrorTold | SeveralTold;

export class ResultView {
  #kind = "";
  #chart: LiveChart | undefined;
  #parts: ResultView[] = [];
  /** One drawing after the other: embedding takes a while. */
  #drawing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(
    readonly element: HTMLElement,
    readonly language: Language,
    readonly onPicked: (picked: Picked) => void,
  ) {
    element.classList.add("jw-live");
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
        this.#drawError(told);
        break;
      default:
        this.element.replaceChildren(paragraph("pre", "jw-live-text", String(told.text ?? "")));
    }
  }

  async #drawSeveral(results: readonly ResultTold[], buffers: Buffers): Promise<void> {
    if (results.length !== this.#parts.length) {
      this.#clear();
      this.#kind = "several";
      this.#parts = results.map(() => new ResultView(this.#box(""), this.language, this.onPicked));
    }
    await Promise.all(results.map((each, i) => this.#parts[i]?.draw(each, buffers)));
  }

  #drawError({ title, where, lines }: ErrorTold): void {
    const box = document.createElement("div");
    box.className = "jw-live-error";
    box.setAttribute("role", "alert");
    box.append(paragraph("strong", "", saying(this.language, "live.failed")), paragraph("p", "", title));
    if (where !== "") box.append(paragraph("code", "", saying(this.language, "live.line", { line: where })));
    if (lines.length > 0) {
      const details = document.createElement("details");
      details.append(
        paragraph("summary", "", saying(this.language, "live.details")),
        paragraph("pre", "", lines.join("\n")),
      );
      box.append(details);
    }
    this.element.replaceChildren(box);
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

function paragraph(tag: string, name: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

const STYLE = "journey-widgets-live-style";

/** Makes our styles known to the document (or shadow root) an element stands in. */
export function useLiveStyles(element: HTMLElement): void {
  const root = element.getRootNode();
  const home = root instanceof ShadowRoot ? root : document.head;
  if (home.querySelector(`#${STYLE}`) !== null) return;
  const style = document.createElement("style");
  style.id = STYLE;
  style.textContent = css;
  home.append(style);
}
