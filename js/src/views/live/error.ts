// What is shown where Python failed.

import type { Language } from "../../schema/tables.generated.js";
import { saying } from "./wording.js";

export interface ErrorTold {
  readonly kind: "error";
  readonly title: string;
  /** Line number and line of the function; empty where it is not known. */
  readonly where: string;
  readonly lines: readonly string[];
}

export function drawError(
  element: HTMLElement,
  { title, where, lines }: ErrorTold,
  language: Language,
): void {
  const box = document.createElement("div");
  box.className = "jw-live-error";
  box.setAttribute("role", "alert");
  box.append(paragraph("strong", "", saying(language, "live.failed")), paragraph("p", "", title));
  // a saved one may be of a stranger's notebook
  if (typeof where === "string" && where !== "")
    box.append(paragraph("code", "", saying(language, "live.line", { line: where })));
  if (Array.isArray(lines) && lines.length > 0) {
    const details = document.createElement("details");
    details.append(
      paragraph("summary", "", saying(language, "live.details")),
      paragraph("pre", "", lines.join("\n")),
    );
    box.append(details);
  }
  element.replaceChildren(box);
}

export function paragraph(tag: string, name: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
