// The list of what is left to do: what is wrong line by line, what is empty by column. A line leads to its place in the map,
// or opens an editor where no card shows the value.

import { useMemo, useState } from "preact/hooks";
import type { Problem } from "../../model/problems.js";
import type { State } from "../../schema/tables.generated.js";
import { fill, sentence } from "../wording.js";
import { type Beside, languageOf } from "./beside.js";
import { fieldOf } from "./field.js";
import { Filler } from "./filler.js";
import { type Line, lineOf, linesOf, memberOf, type Said, saidOf } from "./lines.js";
import { SeverityIcon, Twist } from "./signs.js";
import { useTree } from "./tree.js";

/** How many lines, and how many of one group, are drawn. */
const MOST = 200;

interface Item {
  readonly line: Line;
  readonly level: 1 | 2;
  /** Number among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly size: number;
  /** Line of the group it is in. */
  readonly group: Line | undefined;
}

function itemsOf(lines: readonly Line[], open: ReadonlySet<string>): Item[] {
  return lines.slice(0, MOST).flatMap((line, i) => {
    const item: Item = { line, level: 1, position: i + 1, size: lines.length, group: undefined };
    if (line.problems.length === 1 || !open.has(line.key)) return [item];
    const members = line.problems.slice(0, MOST).map(
      (problem, k): Item => ({
        line: lineOf(problem),
        level: 2,
        position: k + 1,
        size: line.problems.length,
        group: line,
      }),
    );
    return [item, ...members];
  });
}

const toggled = (open: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  new Set(open.has(key) ? [...open].filter((other) => other !== key) : [...open, key]);

/** What a line is to be filled in with next: the findings of its column from it on. */
type Queue = readonly Problem[];

export function ProblemTree({ beside, onEscape }: { beside: Beside; onEscape?: () => void }) {
  const { document } = beside.watch;
  const language = languageOf(beside);
  const problems = beside.watch.problems.value;
  const lines = useMemo(() => linesOf(problems ?? []), [problems]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [queue, setQueue] = useState<Queue>([]);
  const [said, setSaid] = useState("");
  const items = itemsOf(lines, open);
  const fillNext = (next: Queue): void => {
    setQueue(next);
    if (next[0] === undefined) tree.focus();
    else beside.goTo(placeOf(next[0]), true);
  };
  const activate = ({ line, group }: Item): void => {
    if (line.problems.length > 1) {
      setOpen(toggled(open, line.key));
      return;
    }
    const [problem] = line.problems;
    setQueue([]);
    setSaid("");
    const isFillable = beside.canEdit && fieldOf(problem, document, language) !== undefined;
    // where the card does not show the value, the focus goes to an editor here
    const reach = beside.goTo(placeOf(problem), isFillable);
    if (isFillable && reach === "value") beside.goTo(placeOf(problem));
    else if (isFillable)
      fillNext(group === undefined ? [problem] : group.problems.slice(group.problems.indexOf(problem)));
    else if (reach === "none")
      setSaid(
        fill(sentence(language, "lab.problems.nowhere"), { place: saidOf(line, document, language).place }),
      );
  };
  const onKey = (key: string, index: number): boolean => {
    const item = items[index];
    if (item === undefined) return false;
    const isGroup = item.line.problems.length > 1;
    if (key === "Enter" || key === " ") activate(item);
    else if (key === "Escape" && onEscape !== undefined) onEscape();
    else if (isGroup && (key === "ArrowRight") !== open.has(item.line.key) && key.startsWith("Arrow"))
      setOpen(toggled(open, item.line.key));
    else if (key === "ArrowLeft" && item.group !== undefined)
      tree.focus(items.findIndex(({ line }) => line === item.group));
    else return false;
    return true;
  };
  const tree = useTree(items.length, onKey);
  const [first] = queue;

  return (
    <div class="jw-problems">
      {first !== undefined && (
        <Filler
          key={lineOf(first).key}
          problem={first}
          document={document}
          language={language}
          onDone={() => fillNext(queue.slice(1))}
          onLeave={(isByKey) => (isByKey ? fillNext([]) : setQueue([]))}
        />
      )}
      <p class="jw-problems-said" role="status">
        {said}
      </p>
      {problems?.length === 0 && <p class="jw-problems-none">{sentence(language, "lab.problems.none")}</p>}
      <div role="tree" aria-label={sentence(language, "lab.problems.title")} {...tree.props}>
        {items.map((item, index) => {
          const isMember = item.group !== undefined;
          const words = isMember
            ? memberOf(item.line.problems[0], document, language)
            : saidOf(item.line, document, language);
          return (
            <Row
              key={item.line.key}
              item={item}
              words={words}
              severity={isMember ? "" : sentence(language, `lab.problems.${item.line.severity}`)}
              isOpen={open.has(item.line.key)}
              isActive={index === tree.active}
              onClick={() => activate(item)}
            />
          );
        })}
      </div>
      {lines.length > MOST && (
        <p class="jw-problems-more">
          {fill(sentence(language, "lab.problems.more"), { count: String(lines.length - MOST) })}
        </p>
      )}
    </div>
  );
}

const placeOf = ({ table, id, column, rest }: Problem) => ({
  table,
  id,
  column,
  state: rest[0] as State | undefined,
});

interface RowProps {
  readonly item: Item;
  readonly words: Said;
  readonly severity: string;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  onClick(): void;
}

function Row({ item, words, severity, isOpen, isActive, onClick }: RowProps) {
  const { line, level, position, size } = item;
  const count = line.problems.length;
  const isGroup = count > 1;
  return (
    <div
      class={`jw-problem is-${line.severity}`}
      role="treeitem"
      tabIndex={isActive ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-expanded={isGroup ? isOpen : undefined}
      aria-selected={isActive}
      onClick={onClick}
    >
      {isGroup ? <Twist isOpen={isOpen} /> : <span class="jw-problem-gap" />}
      {level === 1 && <SeverityIcon severity={line.severity} label={severity} />}
      <span class="jw-problem-text">
        <span class="jw-problem-place" dir="auto">
          {words.place}
        </span>
        {isGroup && <span class="jw-problem-count">{count}</span>}
        {words.message !== "" && <span class="jw-problem-message">{words.message}</span>}
        {words.hint !== "" && <span class="jw-problem-hint">{words.hint}</span>}
        {words.within !== "" && (
          <span class="jw-problem-within" dir="auto">
            {words.within}
          </span>
        )}
      </span>
    </div>
  );
}
