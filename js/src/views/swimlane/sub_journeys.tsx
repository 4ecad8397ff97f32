// From a card down into the journey that opens it up, and back.

import { subJourneysOf, trailOf } from "../../model/sub_journeys.js";
import { SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { boardOf } from "./actions.js";
import type { Stop } from "./focus.js";
import { goTo } from "./go_to.js";
import { nameOf } from "./lanes.js";
import type { Entry } from "./menu.js";
import { firstStop } from "./moves.js";
import { useValue } from "./stops.js";
import { withTools } from "./tools.js";
import { type SwimlaneView, useView } from "./view.js";

const NAME = 60;

const journeyName = (view: SwimlaneView, id: string): string => {
  const name = view.document.raw("journeys", id)?.name;
  return typeof name === "string" ? excerpt(name, NAME) : view.text("map.untitled");
};

/** Shows a journey from its beginning. */
export function show(view: SwimlaneView, journeyId: string): void {
  view.own.journey.value = journeyId;
  const first = firstStop(boardOf(view));
  if (first !== undefined) view.focus.go(first);
  view.tell("said.opened", { name: journeyName(view, journeyId) });
}

/** Opens the journey that opens up a touchpoint; where there is none, says how to make one. */
export function openSubJourney(view: SwimlaneView, touchpointId: string): void {
  const [first] = subJourneysOf(view.document, touchpointId);
  if (first === undefined) view.tell("subjourney.none");
  else show(view, first);
}

/** Goes up to the touchpoint that this journey opens up. */
export function closeSubJourney(view: SwimlaneView): void {
  const above = trailOf(view.document, view.journeyId).at(-1);
  if (above === undefined) view.tell("subjourney.top");
  else goUp(view, above.journeyId, above.touchpointId);
}

function goUp(view: SwimlaneView, journeyId: string, touchpointId: string): void {
  view.own.journey.value = journeyId;
  if (goTo(view, { table: "touchpoints", id: touchpointId, column: "" }) === "none") show(view, journeyId);
  else view.tell("said.opened", { name: journeyName(view, journeyId) });
}

/** What a touchpoint's menu offers: to open what is there, or to make it. */
export function subJourneyEntries(view: SwimlaneView, touchpointId: string): readonly Entry[] {
  const ids = subJourneysOf(view.document, touchpointId);
  if (ids.length === 0 && view.host.canEdit)
    return [
      {
        text: view.text("subjourney.make"),
        act: () => withTools(view, (found) => found.makeSubJourney(view, touchpointId)),
      },
    ];
  return ids.map((id, i) => ({
    text: view.text("subjourney.open", { name: journeyName(view, id) }),
    ...(i === 0 && { keys: ">" }),
    act: () => show(view, id),
  }));
}

const MOST_SIGNS = 3;

/** The signs of a card's sub-journeys. */
export function SubJourneys({ stop }: { stop: Stop }) {
  const view = useView();
  const { tabIndex } = useValue<HTMLButtonElement>(stop, "sub_journey");
  return (
    <>
      {subJourneysOf(view.document, stop.item)
        .slice(0, MOST_SIGNS)
        .map((id) => {
          const label = view.text("subjourney.open", { name: journeyName(view, id) });
          return (
            <button
              key={id}
              type="button"
              class="jw-value jw-sub-journey"
              tabIndex={tabIndex}
              aria-label={label}
              title={label}
              onClick={(event) => {
                event.stopPropagation();
                show(view, id);
              }}
            >
              <SignIcon name="open" />
            </button>
          );
        })}
    </>
  );
}

/** Where this journey belongs: the wider journeys and their touchpoints, to go back to. */
export function Trail() {
  const view = useView();
  const trail = trailOf(view.document, view.journeyId);
  if (trail.length === 0) return null;
  return (
    <nav class="jw-trail" aria-label={view.text("subjourney.trail")}>
      {trail.map(({ journeyId, touchpointId }) => (
        <button
          key={touchpointId}
          type="button"
          class="jw-inline"
          onClick={() => goUp(view, journeyId, touchpointId)}
        >
          <bdi>{journeyName(view, journeyId)}</bdi>
          <SignIcon name="right" />
          <bdi>{excerpt(nameOf(view, "touchpoints", touchpointId), NAME)}</bdi>
          <SignIcon name="right" />
        </button>
      ))}
    </nav>
  );
}
