// What stands above a map in an output: that it can be edited, what was, and what did not fit.

import css from "./style.css";

export interface Button {
  readonly label: string;
  readonly title?: string;
  press(): void;
}

export interface Line {
  readonly text: string;
  /** One line each. */
  readonly details?: readonly string[];
  readonly buttons: readonly Button[];
  /** Whether it asks for attention. */
  readonly isAlert?: boolean;
}

const STYLE = "journey-widgets-kept-style";

/** What each bar says: what says the same is not said again. */
const told = new WeakMap<HTMLElement, string>();

/** Draws lines, where they say anything else than before. All of it is text: it speaks of what a stranger may have written. */
export function drawBar(bar: HTMLElement, lines: readonly Line[]): void {
  const now = JSON.stringify(lines);
  bar.hidden = lines.length === 0;
  if (told.get(bar) === now) return;
  told.set(bar, now);
  useStyle();
  bar.replaceChildren(...lines.map(lineOf));
}

function lineOf({ text, details = [], buttons, isAlert = false }: Line): HTMLElement {
  const line = part("div", "jw-kept-line", "");
  line.setAttribute("role", isAlert ? "alert" : "status");
  if (isAlert) line.classList.add("is-alert");
  if (text !== "") line.append(part("span", "jw-kept-text", text));
  if (details.length > 0) {
    const list = part("ul", "jw-kept-details", "");
    list.append(...details.map((detail) => part("li", "", detail)));
    line.append(list);
  }
  for (const { label, title, press } of buttons) {
    const button = part("button", "jw-kept-button", label) as HTMLButtonElement;
    button.type = "button";
    button.title = title ?? "";
    button.addEventListener("click", press);
    line.append(button);
  }
  return line;
}

function part(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function useStyle(): void {
  if (document.getElementById(STYLE) !== null) return;
  const style = document.createElement("style");
  style.id = STYLE;
  style.textContent = css;
  document.head.append(style);
}
