// The library of the tools of a map: the kernel sends it to a page once. It is built to work with modules of the library that
// asks, which it is handed: one Preact, one document, one view.

import * as signals from "@preact/signals";
import * as fractionalIndexing from "fractional-indexing";
import * as hooks from "preact/hooks";
import * as runtime from "preact/jsx-runtime";
import type { WidgetModel } from "../host/widget_model.js";
import * as assessment from "../model/assessment.js";
import * as change from "../model/change.js";
import * as edits from "../model/edits.js";
import * as flow from "../model/flow.js";
import * as handoffs from "../model/handoffs.js";
import * as idle from "../model/idle.js";
import * as keys from "../model/keys.js";
import * as modelLanes from "../model/lanes.js";
import * as many from "../model/many.js";
import * as map from "../model/map.js";
import * as numbers from "../model/numbers.js";
import * as order from "../model/order.js";
import * as query from "../model/query.js";
import * as removal from "../model/removal.js";
import * as shown from "../model/shown.js";
import * as values from "../model/values.js";
import * as icons from "../schema/icons.generated.js";
import * as labels from "../schema/labels.generated.js";
import * as tables from "../schema/tables.generated.js";
import * as editor from "../views/editor.js";
import * as signs from "../views/icons.js";
import * as styles from "../views/styles.js";
import * as actions from "../views/swimlane/actions.js";
import * as board from "../views/swimlane/board.js";
import * as cards from "../views/swimlane/cards.js";
import * as curves from "../views/swimlane/curves.js";
import * as emotion from "../views/swimlane/emotion.js";
import * as fields from "../views/swimlane/fields.js";
import * as flowBand from "../views/swimlane/flow.js";
import * as flowShape from "../views/swimlane/flow_shape.js";
import * as flowWords from "../views/swimlane/flow_words.js";
import * as focus from "../views/swimlane/focus.js";
import * as goTo from "../views/swimlane/go_to.js";
import * as handoff from "../views/swimlane/handoff.js";
import * as keyboard from "../views/swimlane/keyboard.js";
import * as lanes from "../views/swimlane/lanes.js";
import * as menu from "../views/swimlane/menu.js";
import * as moves from "../views/swimlane/moves.js";
import * as moving from "../views/swimlane/moving.js";
import * as near from "../views/swimlane/near.js";
import * as open from "../views/swimlane/panel/open.js";
import * as picture from "../views/swimlane/picture.js";
import * as compare from "../views/swimlane/reading/compare.js";
import * as savedMenu from "../views/swimlane/reading/saved_menu.js";
import * as savedViews from "../views/swimlane/reading/saved_views.js";
import * as selection from "../views/swimlane/selection.js";
import * as stops from "../views/swimlane/stops.js";
import * as subJourneys from "../views/swimlane/sub_journeys.js";
import type { Tools } from "../views/swimlane/tools.js";
import * as tools from "../views/swimlane/tools.js";
import * as value from "../views/swimlane/value.js";
import * as view from "../views/swimlane/view.js";
import * as text from "../views/text.js";

/** What the tools are handed, by the names that `build.mjs` gives these modules. */
const KIT = {
  "@preact/signals": signals,
  "fractional-indexing": fractionalIndexing,
  "preact/hooks": hooks,
  "preact/jsx-runtime": runtime,
  "model/assessment": assessment,
  "model/edits": edits,
  "model/keys": keys,
  "model/map": map,
  "model/numbers": numbers,
  "model/order": order,
  "model/shown": shown,
  "model/values": values,
  "schema/icons.generated": icons,
  "schema/labels.generated": labels,
  "schema/tables.generated": tables,
  "views/icons": signs,
  "model/flow": flow,
  "model/handoffs": handoffs,
  "views/editor": editor,
  "views/swimlane/flow_words": flowWords,
  "views/swimlane/handoff": handoff,
  "views/swimlane/moves": moves,
  "views/swimlane/sub_journeys": subJourneys,
  "views/styles": styles,
  "views/swimlane/reading/saved_views": savedViews,
  "views/swimlane/reading/saved_menu": savedMenu,
  "model/query": query,
  "views/text": text,
  "views/swimlane/actions": actions,
  "views/swimlane/board": board,
  "views/swimlane/cards": cards,
  "views/swimlane/fields": fields,
  "views/swimlane/go_to": goTo,
  "views/swimlane/keyboard": keyboard,
  "views/swimlane/lanes": lanes,
  "views/swimlane/menu": menu,
  "views/swimlane/panel/open": open,
  "views/swimlane/tools": tools,
  "views/swimlane/view": view,
  "model/change": change,
  "model/idle": idle,
  "model/lanes": modelLanes,
  "model/many": many,
  "model/removal": removal,
  "views/swimlane/curves": curves,
  "views/swimlane/flow": flowBand,
  "views/swimlane/flow_shape": flowShape,
  "views/swimlane/focus": focus,
  "views/swimlane/moving": moving,
  "views/swimlane/picture": picture,
  "views/swimlane/reading/compare": compare,
  "views/swimlane/selection": selection,
  "views/swimlane/stops": stops,
  "views/swimlane/value": value,
  "views/swimlane/near": near,
  "views/swimlane/emotion": emotion,
};

interface Answer {
  readonly kind: string;
  readonly code?: string;
}

let found: Promise<Tools> | undefined;

/** Fetched once for a page. */
export function fetchTools(model: WidgetModel): Promise<Tools> {
  found ??= load(model);
  found.catch(() => {
    found = undefined;
  });
  return found;
}

async function load(model: WidgetModel): Promise<Tools> {
  const url = URL.createObjectURL(new Blob([await ask(model)], { type: "text/javascript" }));
  try {
    const { default: make } = (await import(url)) as { default: (kit: typeof KIT) => Tools };
    return make(KIT);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A kernel that runs a cell answers when that has ended. */
function ask(model: WidgetModel): Promise<string> {
  return new Promise((resolve) => {
    const onMessage = ({ kind, code }: Answer): void => {
      if (kind !== "tools" || code === undefined) return;
      model.off("msg:custom", onMessage);
      resolve(code);
    };
    model.on("msg:custom", onMessage);
    model.send({ kind: "tools" });
  });
}
