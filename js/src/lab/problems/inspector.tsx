// What the property inspector shows of a file: its outline, and what is left to do.

import { render } from "preact";
import { sentence } from "../wording.js";
import { type Beside, languageOf } from "./beside.js";
import { ProblemTree } from "./problem_tree.js";
import { useTree } from "./tree.js";

/** Draws the panel in an element; returns what takes it away again. */
export function mountInspector(beside: Beside, element: HTMLElement): () => void {
  render(<Inspector beside={beside} />, element);
  return () => render(null, element);
}

function Inspector({ beside }: { beside: Beside }) {
  const language = languageOf(beside);
  return (
    <div class="jw-beside jw-inspector" lang={language}>
      <section>
        <h3>{sentence(language, "lab.panel.outline")}</h3>
        <Outline beside={beside} />
      </section>
      <section>
        <h3>
          {sentence(language, "lab.problems.title")} ({beside.watch.problems.value?.length ?? "…"})
        </h3>
        <ProblemTree beside={beside} />
      </section>
    </div>
  );
}

function Outline({ beside }: { beside: Beside }) {
  const headings = beside.watch.headings.value;
  const go = (index: number): void => {
    const heading = headings[index];
    if (heading !== undefined) beside.goTo({ table: heading.table, id: heading.id, column: "" });
  };
  const tree = useTree(headings.length, (key, index) => {
    if (key !== "Enter" && key !== " ") return false;
    go(index);
    return true;
  });
  return (
    <div role="tree" aria-label={sentence(languageOf(beside), "lab.panel.outline")} {...tree.props}>
      {headings.map(({ text, level, table, id }, index) => (
        <div
          key={`${table}/${id}`}
          class={`jw-heading is-level-${level}`}
          role="treeitem"
          tabIndex={index === tree.active ? 0 : -1}
          aria-level={level}
          aria-selected={index === tree.active}
          dir="auto"
          onClick={() => go(index)}
        >
          {text}
        </div>
      ))}
    </div>
  );
}
