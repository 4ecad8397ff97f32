// What is missing or can hardly be meant: of the row, or of all there is. Each leads to its value in the inspector; what is of
// no row says what to do.

import { useState } from "preact/hooks";
import { addRow } from "../../../model/edits.js";
import { type Problem, SEVERITIES } from "../../../model/problems.js";
import type { State } from "../../../schema/tables.generated.js";
import { excerpt, labelOfChoice, labelOfColumn } from "../../text.js";
import { mayEdit } from "../actions.js";
import { goTo } from "../go_to.js";
import { hostOf } from "../lanes.js";
import { type SwimlaneView, useView } from "../view.js";
import { marksOf } from "./marks.js";
import { type Scope, ScopeSegments } from "./scope.js";
import { subjectsOf } from "./subject.js";
import { hintOf, labelOfProblem, labelOfTable, rowName, sayProblem } from "./wording.js";

/** How many of one kind are listed. */
const MOST = 200;

export function Problems() {
  const view = useView();
  const [scope, setScope] = useState<Scope>("row");
  const all = marksOf(view).problems.value;
  const here = subjectsOf(view).flatMap(({ table, ids }) =>
    ids.flatMap((id) => marksOf(view).of(table, id).problems),
  );
  const found = scope === "row" ? here : (all ?? []);
  return (
    <>
      <div class="jw-bar">
        <ScopeSegments scope={scope} choose={setScope} />
      </div>
      {found.length === 0 && (
        <p class="jw-none">{view.text(all === undefined ? "panel.problem.looking" : "panel.problem.none")}</p>
      )}
      {scope === "row" ? (
        <ul class="jw-list">
          {here.map((problem) => (
            <ProblemItem key={keyOf(problem)} problem={problem} text={sayProblem(view, problem)} isMarked />
          ))}
        </ul>
      ) : (
        groupsOf(found).map((group) => <Group key={keyOf(group[0])} group={group} />)
      )}
    </>
  );
}

const keyOf = (problem: Problem): string => JSON.stringify(problem);

type Group = readonly [Problem, ...Problem[]];

/** Of one kind and column, what is gravest first. */
function groupsOf(problems: readonly Problem[]): Group[] {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const key = `${problem.kind}/${problem.table}/${problem.column}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  const rank = ([{ severity }]: Group): number => SEVERITIES.indexOf(severity);
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

function Group({ group }: { group: Group }) {
  const view = useView();
  const [first] = group;
  const { table, column, severity, kind } = first;
  const named =
    column === "" || kind === "role" ? "" : `${labelOfColumn(view.own.language.value, table, column)}: `;
  const isLed = isPlaced(view, first);
  return (
    <details class="jw-problem-group">
      <summary>
        <span class={`jw-severity is-${severity}`} aria-hidden="true" />
        <span>
          {labelOfTable(view, hostOf(table))} · {named}
          {labelOfProblem(view, first)}
        </span>
        <b>{group.length}</b>
      </summary>
      {!isLed && <p class="jw-to-do">{view.text("panel.problem.toDo", { hint: hintOf(view, first) })}</p>}
      <ul class="jw-list">
        {group
          .slice(0, MOST)
          .map((problem) =>
            isLed ? (
              <ProblemItem
                key={keyOf(problem)}
                problem={problem}
                text={excerpt(rowName(view, table, problem.id), 80)}
              />
            ) : (
              <Unplaced key={keyOf(problem)} problem={problem} />
            ),
          )}
      </ul>
    </details>
  );
}

/** Whether there is a row to be led to. */
const isPlaced = (view: SwimlaneView, { table, id }: Problem): boolean =>
  view.document.shown.has(hostOf(table), id);

/** A finding of no row that is shown: of a table as a whole, or of a row that what it belonged to took along. */
function Unplaced({ problem }: { problem: Problem }) {
  const view = useView();
  const { kind, table, id, wanted = "" } = problem;
  const language = view.own.language.value;
  const text =
    kind === "role" ? labelOfChoice(language, "RoleKind", wanted) : excerpt(rowName(view, table, id), 80);
  return (
    <li class="jw-unplaced">
      <span dir="auto">{text}</span>
      {kind === "role" && view.host.canEdit && (
        <button
          type="button"
          class="jw-act"
          aria-label={view.text("panel.problem.add.role", { role: text })}
          onClick={() => addRole(view, wanted, text)}
        >
          {view.text("panel.problem.add")}
        </button>
      )}
    </li>
  );
}

/** Adds who has a role; the name is asked for next. */
function addRole(view: SwimlaneView, role_kind: string, role: string): void {
  if (!mayEdit(view)) return;
  const { document } = view;
  const id = addRow(document, "stakeholders", { role_kind }, document.shown.ids.stakeholders ?? []);
  view.tell("said.added", { name: role }, true);
  view.openPanel("inspector", { table: "stakeholders", id, column: "name" });
}

function ProblemItem(props: { problem: Problem; text: string; isMarked?: boolean }) {
  const { problem, text, isMarked } = props;
  const view = useView();
  return (
    <li>
      <button type="button" class="jw-place" dir="auto" onClick={() => leadTo(view, problem)}>
        {isMarked && <span class={`jw-severity is-${problem.severity}`} aria-hidden="true" />}
        {text}
      </button>
    </li>
  );
}

/** Shows the row on the map, and its value in the inspector, where the focus goes. */
function leadTo(view: SwimlaneView, { kind, table, id, rest, column: wrong }: Problem): void {
  // a note that is attached to nothing is given a step
  const column = kind === "loose" ? "step_id" : wrong;
  goTo(view, { table, id, column, state: rest[0] as State | undefined }, true);
  view.openPanel("inspector", { table: hostOf(table), id, ...(column !== "" && { column }) });
}
