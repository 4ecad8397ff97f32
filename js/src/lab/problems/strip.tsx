// The quiet line below the map of a file: how much is left to do, and the list of it.

import { render } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { fill, type LabTextKey, sentence } from "../wording.js";
import { type Beside, languageOf } from "./beside.js";
import { countOf } from "./lines.js";
import { ProblemTree } from "./problem_tree.js";
import { DoneIcon, SeverityIcon, Twist } from "./signs.js";

/** Draws the line in an element; returns what takes it away again. */
export function mountStrip(beside: Beside, element: HTMLElement): () => void {
  render(<Strip beside={beside} />, element);
  return () => render(null, element);
}

function Strip({ beside }: { beside: Beside }) {
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const language = languageOf(beside);
  const problems = beside.watch.problems.value;
  const { toFix, toFill } = countOf(problems ?? []);
  const counted = (key: LabTextKey, count: number): string =>
    fill(sentence(language, key), { count: String(count) });
  const parts = [
    ...(toFix > 0 ? [counted("lab.problems.fix", toFix)] : []),
    ...(toFill > 0 ? [counted("lab.problems.fill", toFill)] : []),
  ];
  const isDone = problems?.length === 0;
  const summary = isDone ? sentence(language, "lab.problems.none") : parts.join(" · ");
  useLayoutEffect(() => {
    if (isOpen) panel.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const hasErrors = problems?.some(({ severity }) => severity === "error");
  return (
    <div class="jw-beside jw-strip" lang={language}>
      {isOpen && (
        <section ref={panel} id={list} aria-label={sentence(language, "lab.problems.title")}>
          <ProblemTree beside={beside} onEscape={close} />
        </section>
      )}
      <button
        ref={button}
        type="button"
        class="jw-strip-button"
        aria-label={summary}
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {isDone && <DoneIcon />}
        {toFix > 0 && <SeverityIcon severity={hasErrors ? "error" : "warning"} />}
        {toFix > 0 && <span>{parts[0]}</span>}
        {toFill > 0 && <SeverityIcon severity="missing" />}
        {toFill > 0 && <span>{parts.at(-1)}</span>}
        {isDone && <span>{summary}</span>}
        <Twist isOpen={isOpen} />
      </button>
      <span class="jw-strip-said" role="status">
        {summary}
      </span>
    </div>
  );
}
