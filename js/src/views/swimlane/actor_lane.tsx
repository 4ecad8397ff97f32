// A lane of actors: who takes part in each step, as chips. It is a tool of the map; what chips have in common with cards,
// being selected, dragged, deleted, is done by the cards.

import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  actorCalled,
  called,
  countParts,
  isPartIn,
  partOf,
  type Somebody,
  takeParts,
} from "../../model/actor_edits.js";
import { removeRows, setValue } from "../../model/edits.js";
import { cellOf, type LaneSpec } from "../../model/map.js";
import { fold } from "../../model/query.js";
import { CHOICE_LABELS } from "../../schema/labels.generated.js";
import { TextEditor } from "../editor.js";
import { SignIcon } from "../icons.js";
import { excerpt, labelOfChoice } from "../text.js";
import { Card } from "./cards.js";
import { ADD, type Stop } from "./focus.js";
import { nameOf, stepName } from "./lanes.js";
import type { Entry } from "./menu.js";
import { type SwimlaneView, useView } from "./view.js";

const COLOURS = 8;
const LONGEST = 80;

const asText = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const actorAt = (view: SwimlaneView, stop: Stop): string =>
  String(view.document.rows.step_actors?.get(stop.item)?.actor_id);

/** First letters of a name's first and last word; the twin is in export/wording.py. */
export function initials(name: string): string {
  const firsts = name.split(/\s+/).flatMap((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? []);
  const both = [...firsts.slice(0, 1), ...firsts.slice(1).slice(-1)].join("").toUpperCase();
  return Array.from(both).slice(0, 2).join("");
}

/** A disc with initials, square for whoever works for the company or a partner; the colour goes by the actor's place. */
function Disc({ id }: { id: string }) {
  const view = useView();
  const raw = view.document.raw("actors", id) ?? {};
  const number = (view.document.shown.ids.actors ?? []).indexOf(id);
  const isOfCompany = raw.actor_kind === "company" || raw.actor_kind === "partner";
  return (
    <span
      class={`jw-disc ${isOfCompany ? "is-company" : ""}`}
      data-colour={Math.max(0, number) % COLOURS}
      aria-hidden="true"
    >
      {initials(excerpt(asText(raw.name) ?? "", LONGEST))}
    </span>
  );
}

export function ActorChip({ stop }: { stop: Stop }) {
  const view = useView();
  const part = view.document.raw("step_actors", stop.item);
  const id = String(part?.actor_id);
  const raw = view.document.raw("actors", id);
  if (part === undefined || raw === undefined) return null;
  const name = asText(raw.name);
  const kind = asText(raw.actor_kind);
  return (
    <Card
      stop={stop}
      table="step_actors"
      column="name"
      text={name && excerpt(name, LONGEST)}
      placeholder={view.text("card.unnamed")}
      class="jw-actor"
      description={kind === undefined ? "" : labelOfChoice(view.own.language.value, "ActorKind", kind)}
      before={<Disc id={id} />}
      editor={<NameEditor stop={stop} id={id} name={name} />}
    />
  );
}

function NameEditor({ stop, id, name }: { stop: Stop; id: string; name: string | undefined }) {
  const view = useView();
  return (
    <TextEditor
      label={view.text("actor.rename")}
      value={name}
      cancel={() => view.focus.go(stop)}
      commit={(value, isDone) => {
        const refusal = rename(view, id, name, value ?? "");
        if (refusal !== undefined) return refusal;
        if (isDone) view.focus.go(stop);
        else view.focus.set(view.focus.active.value);
        return undefined;
      }}
    />
  );
}

/** Renames an actor wherever it takes part; returns why not, in words. */
function rename(
  view: SwimlaneView,
  id: string,
  before: string | undefined,
  name: string,
): string | undefined {
  if (name === "" || name === before) return undefined;
  const other = actorCalled(view.document, name);
  if (other !== undefined && other !== id) return view.text("actor.taken", { name: excerpt(name, LONGEST) });
  setValue(view.document, "actors", id, "name", name);
  view.tell("actor.renamed", { name: excerpt(name, LONGEST), count: countParts(view.document, id) });
  return undefined;
}

// ---------------------------------------------------------------------- the menu

/** What can be done to who takes part, wherever it does. */
export function actorEntries(view: SwimlaneView, stop: Stop): readonly Entry[] {
  if (!view.host.canEdit) return [];
  const id = actorAt(view, stop);
  const language = view.own.language.value;
  const kinds = Object.keys(CHOICE_LABELS.ActorKind ?? {});
  const now = view.document.rows.actors?.get(id)?.actor_kind;
  return [
    {
      text: view.text("actor.kind"),
      more: () =>
        kinds.map((kind) => ({
          text: labelOfChoice(language, "ActorKind", kind),
          isChecked: now === kind,
          act: () => setKind(view, stop, now === kind ? undefined : kind),
        })),
    },
    { text: view.text("actor.delete"), act: () => removeEverywhere(view, stop), isDangerous: true },
  ];
}

function setKind(view: SwimlaneView, stop: Stop, kind: string | undefined): void {
  if (!view.mayEdit()) return;
  const name = nameOf(view, "step_actors", stop.item);
  setValue(view.document, "actors", actorAt(view, stop), "actor_kind", kind);
  const said = kind && labelOfChoice(view.own.language.value, "ActorKind", kind);
  view.tell("actor.kindSet", { name, kind: said ?? "–" });
}

function removeEverywhere(view: SwimlaneView, stop: Stop): void {
  if (!view.mayEdit()) return;
  const id = actorAt(view, stop);
  const [name, count] = [nameOf(view, "step_actors", stop.item), countParts(view.document, id)];
  view.own.selected.value = {};
  removeRows(view.document, new Map([["actors", new Set([id])]]));
  view.focus.go({ ...stop, item: cellOf(view.map.value, stop.row, stop.column)[0] ?? ADD });
  view.tell("actor.deleted", { name, count }, true);
}

// ---------------------------------------------------------------------- adding

interface Offer {
  readonly key: string;
  readonly text: string;
  /** Undefined for somebody new. */
  readonly id: string | undefined;
}

const MOST_OFFERS = 50;

/** Who may be meant: those whose name, or a word of it, begins as typed and who do not take part yet; else somebody new. */
function offersOf(view: SwimlaneView, stepId: string, typed: string): readonly Offer[] {
  const { document } = view;
  const wanted = fold(typed);
  const isMeant = (name: string): boolean => {
    const folded = fold(name);
    return folded.startsWith(wanted) || folded.split(/[\s(]+/).some((word) => word.startsWith(wanted));
  };
  const isHere = (id: string): boolean => {
    const row = partOf(document, stepId, id);
    return row !== undefined && isPartIn(document.rows.step_actors?.get(row), view.state);
  };
  const known = (document.shown.ids.actors ?? []).flatMap((id) => {
    const text = asText(document.rows.actors?.get(id)?.name);
    return text !== undefined && isMeant(text) && !isHere(id) ? [{ key: id, text, id }] : [];
  });
  known.sort((a, b) => Number(called(b.text) === called(typed)) - Number(called(a.text) === called(typed)));
  const isNew = typed !== "" && actorCalled(document, typed) === undefined;
  return [...known.slice(0, MOST_OFFERS), ...(isNew ? [{ key: ADD, text: typed, id: undefined }] : [])];
}

/** Where somebody is added: one types, chooses among those who are known, or makes somebody new. */
export function ActorDraft({ lane }: { lane: LaneSpec }) {
  const view = useView();
  const draft = view.draft.peek();
  const column = draft?.column ?? "";
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const active = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<number>();
  const offers = offersOf(view, column, typed.trim());
  // what is typed chooses its first answer; nothing typed chooses nobody
  const at = Math.min(chosen ?? (typed.trim() === "" ? -1 : 0), offers.length - 1);
  const isOver = useRef(false);
  useLayoutEffect(() => input.current?.focus(), []);
  useLayoutEffect(() => active.current?.scrollIntoView({ block: "nearest", inline: "nearest" }), [at]);
  const end = (offer: Offer | undefined): void => {
    if (isOver.current) return;
    isOver.current = true;
    endDraft(view, lane, offer === undefined ? typed.trim() : (offer.id ?? ""), offer);
  };
  const cancel = (): void => {
    isOver.current = true;
    view.draft.value = undefined;
    view.focus.go({ row: lane.id, column, item: ADD });
  };
  const go = (by: number): void => {
    if (offers.length > 0) setChosen((at + by + offers.length + (at < 0 && by < 0 ? 1 : 0)) % offers.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "Enter") end(offers[at]);
    else if (event.key === "Escape") cancel();
    else if (event.key === "ArrowDown") go(1);
    else if (event.key === "ArrowUp") go(-1);
    else return;
    event.preventDefault();
  };
  const label = view.text("actor.add", { step: excerpt(stepName(view, column), LONGEST) });
  return (
    <div class="jw-cast">
      <span class="jw-editor">
        <input
          ref={input}
          type="text"
          role="combobox"
          dir="auto"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={offers.length > 0}
          aria-controls={list}
          aria-activedescendant={at < 0 ? undefined : `${list}-${at}`}
          placeholder={view.text("actor.who")}
          maxLength={500}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(undefined);
          }}
          onBlur={() => end(offers[at])}
          onKeyDown={onKeyDown}
        />
      </span>
      <div id={list} class="jw-entries" role="listbox" aria-label={label} hidden={offers.length === 0}>
        {offers.map((offer, i) => (
          <div
            key={offer.key}
            id={`${list}-${i}`}
            ref={i === at ? active : null}
            class={`jw-entry ${i === at ? "is-active" : ""}`}
            role="option"
            aria-selected={i === at}
            // the focus stays where one types
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => end(offer)}
          >
            {offer.id === undefined ? <SignIcon name="add" /> : <Disc id={offer.id} />}
            <span dir="auto">
              {offer.id === undefined
                ? view.text("actor.new", { name: excerpt(offer.text, LONGEST) })
                : excerpt(offer.text, LONGEST)}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function endDraft(view: SwimlaneView, lane: LaneSpec, typed: string, offer: Offer | undefined): void {
  const draft = view.draft.peek();
  view.draft.value = undefined;
  if (draft === undefined) return;
  const stop = { row: lane.id, column: draft.column, item: ADD };
  // nobody was offered for what was typed: whoever is called so takes part already
  const there = offer === undefined && typed !== "" ? actorCalled(view.document, typed) : undefined;
  const step = excerpt(stepName(view, draft.column), LONGEST);
  if (there !== undefined) {
    const row = partOf(view.document, draft.column, there);
    view.focus.go({ ...stop, item: row ?? ADD });
    view.tell("actor.there", { name: excerpt(typed, LONGEST), step });
  } else if (offer === undefined) view.focus.go(stop);
  else {
    const who: Somebody = offer.id === undefined ? { name: offer.text } : { id: offer.id };
    const siblings = cellOf(view.map.value, lane.id, draft.column);
    const cast = { stepId: draft.column, people: [who], siblings, index: draft.index };
    const [row = ADD] = takeParts(view.document, [cast], view.state);
    view.select("step_actors", row);
    view.focus.go({ ...stop, item: row });
    view.tell("actor.added", { name: excerpt(offer.text, LONGEST), step });
  }
}
