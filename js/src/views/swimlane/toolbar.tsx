// What stands above the map: whose journey it is, which state is shown, which lanes, undo and redo.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { setValue } from "../../model/edits.js";
import type { TableName } from "../../schema/tables.generated.js";
import { TextEditor } from "../editor.js";
import { SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { mayEdit, redo, toggleHidden, undo } from "./actions.js";
import { laneName } from "./lanes.js";
import { type Entry, Menu } from "./menu.js";
import { togglePanel } from "./panel/open.js";
import { PresentButton, present } from "./reading/present.js";
import { NameEditor, SavedMenu } from "./reading/saved_menu.js";
import { FilterMenu, Search } from "./reading/search.js";
import { States } from "./reading/states.js";
import { keepOneStop, onToolbarFocus, onToolbarKey, toolsOf } from "./reading/toolbar_keys.js";
import { ViewMenu, viewEntries } from "./reading/view_menu.js";
import { Trail } from "./sub_journeys.js";
import { lateEntries } from "./tools.js";
import { type SwimlaneView, useView } from "./view.js";

export function Toolbar() {
  return (
    <div class="jw-toolbar">
      <Title />
      <span class="jw-grow" />
      <Tools />
    </div>
  );
}

function Title() {
  const view = useView();
  const id = view.journeyId;
  const journey = view.document.row("journeys", id);
  if (journey === undefined) return null;
  const persona = journey.persona_id && view.document.row("personas", journey.persona_id)?.name;
  return (
    <div class="jw-title">
      <Trail />
      <h2 class="jw-h">
        <Inline
          table="journeys"
          id={id}
          column="name"
          value={journey.name}
          placeholder={view.text("map.untitled")}
        />
      </h2>
      <div class="jw-sub">
        {persona && (
          <span dir="auto">
            {view.text("map.persona")}: {excerpt(persona, 80)}
          </span>
        )}
        <span>
          {view.text("map.goal")}:{" "}
          <Inline
            table="journeys"
            id={id}
            column="goal"
            value={journey.goal}
            placeholder={view.text("map.noGoal")}
          />
        </span>
      </div>
    </div>
  );
}

interface InlineProps {
  readonly table: TableName;
  readonly id: string;
  readonly column: string;
  readonly value: string | undefined;
  readonly placeholder: string;
}

/** A text outside the grid that is edited in place. */
function Inline({ table, id, column, value, placeholder }: InlineProps) {
  const view = useView();
  const [isEdited, setEdited] = useState(false);
  const goesBack = useRef(false);
  if (isEdited) {
    return (
      <TextEditor
        label={placeholder}
        value={value}
        commit={(text, isDone) => {
          const refusal = setValue(view.document, table, id, column, text);
          if (refusal !== undefined) return view.text("refused.text");
          goesBack.current = isDone;
          setEdited(false);
          return undefined;
        }}
        cancel={() => {
          goesBack.current = true;
          setEdited(false);
        }}
      />
    );
  }
  return (
    <button
      type="button"
      class={`jw-inline ${value === undefined ? "is-placeholder" : ""}`}
      dir="auto"
      data-table={table}
      data-row={id}
      data-column={column}
      ref={(node) => {
        if (node !== null && goesBack.current) node.focus();
        goesBack.current = false;
      }}
      onClick={() => setEdited(mayEdit(view))}
    >
      {excerpt(value ?? placeholder, 160)}
    </button>
  );
}

/** The tools; in a narrow cell, what is not needed every minute is in one menu. */
function Tools() {
  const view = useView();
  const bar = useRef<HTMLDivElement>(null);
  const [naming, setNaming] = useState<string | undefined>();
  const wasNaming = useRef(false);
  useLayoutEffect(() => {
    if (bar.current === null) return;
    // the field stood in the menu's place; where there was no room for that one, in the menu of all
    if (wasNaming.current && naming === undefined) toolsOf(bar.current).find(isSavedMenu)?.focus();
    wasNaming.current = naming !== undefined;
    keepOneStop(bar.current);
  });
  return (
    <div
      ref={bar}
      class="jw-tools"
      role="toolbar"
      aria-label={view.text("bar.label")}
      onKeyDown={(event) => onToolbarKey(event.currentTarget, event)}
      onFocusIn={(event) => onToolbarFocus(event.currentTarget, event.target as Element)}
    >
      <Safety />
      <Journeys />
      <States />
      <Search />
      <FilterMenu />
      <LanesMenu />
      <ViewMenu />
      {naming === undefined ? (
        <SavedMenu name={setNaming} />
      ) : (
        <NameEditor id={naming} close={() => setNaming(undefined)} />
      )}
      <PresentButton />
      <MoreMenu name={setNaming} />
      {view.host.canEdit && <Steps />}
      <PanelButton />
    </div>
  );
}

const isSavedMenu = (tool: HTMLElement): boolean => tool.closest(".jw-saved, .jw-narrow") !== null;

/** All that a narrow cell has no room for. */
function MoreMenu({ name }: { name(id: string): void }) {
  const view = useView();
  const heading = (text: string): Entry => ({ text, isHeading: true, act: () => undefined });
  return (
    <Menu
      label={view.text("bar.more")}
      icon="more"
      class="jw-narrow is-right"
      entries={() =>
        lateEntries(view, (tools) => [
          { text: view.text("bar.present"), act: () => present(view) },
          heading(view.text("saved.menu")),
          ...tools.savedEntries(view, name),
          ...viewEntries(view),
          heading(view.text("bar.lanes")),
          ...lanesEntries(view),
          heading(view.text("filter.menu")),
          ...tools.filterEntries(view),
        ])
      }
    />
  );
}

/** Opens and shuts the panel beside the map. */
function PanelButton() {
  const view = useView();
  const isOpen = view.panel.value !== undefined;
  return (
    <button
      type="button"
      class="jw-button"
      aria-label={view.text("bar.panel")}
      aria-expanded={isOpen}
      title={`${view.text("bar.panel")} (F4)`}
      onClick={() => togglePanel(view)}
    >
      <SignIcon name="panel" />
    </button>
  );
}

/** Undo and redo. */
function Steps() {
  const view = useView();
  const { canUndo, canRedo } = view.host.history.value;
  return (
    <span class="jw-pair">
      <button
        type="button"
        class="jw-button"
        aria-label={view.text("bar.undo")}
        title={view.text("bar.undo")}
        disabled={!canUndo}
        onClick={() => undo(view)}
      >
        <SignIcon name="undo" />
      </button>
      <button
        type="button"
        class="jw-button"
        aria-label={view.text("bar.redo")}
        title={view.text("bar.redo")}
        disabled={!canRedo}
        onClick={() => redo(view)}
      >
        <SignIcon name="redo" />
      </button>
    </span>
  );
}

function Safety() {
  const view = useView();
  const safety = view.host.safety.value;
  if (safety === "safe") return null;
  return (
    <span class={`jw-safety is-${safety}`} role="status">
      {view.text(`bar.${safety}`)}
    </span>
  );
}

/** A choice of journeys, where there are several. */
function Journeys() {
  const view = useView();
  const ids = view.document.shown.ids.journeys ?? [];
  if (ids.length < 2) return null;
  return (
    <select
      class="jw-select"
      aria-label={view.text("bar.journey")}
      value={view.journeyId}
      onChange={(event) => {
        view.own.journey.value = event.currentTarget.value;
      }}
    >
      {ids.map((id) => (
        <option key={id} value={id}>
          {excerpt(view.document.row("journeys", id)?.name ?? view.text("map.untitled"), 60)}
        </option>
      ))}
    </select>
  );
}

const lanesEntries = (view: SwimlaneView): readonly Entry[] => [
  ...view.map.value.lanes.map((lane) => ({
    text: laneName(view, lane),
    isChecked: !view.own.hidden_lanes.value.includes(lane.id),
    stays: true,
    act: () => toggleHidden(view, lane.id),
  })),
  {
    text: view.text("bar.lanes.all"),
    act: () => {
      view.own.hidden_lanes.value = [];
    },
  },
];

function LanesMenu() {
  const view = useView();
  return (
    <Menu
      label={view.text("bar.lanes.show")}
      icon="lanes"
      text={view.text("bar.lanes")}
      class="jw-wide is-right"
      entries={() => lanesEntries(view)}
    />
  );
}
