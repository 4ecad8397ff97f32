// The library of the panel beside a map: the kernel sends it when the first panel of a page is opened. It is built to work
// with modules of the library that asks, which it is handed: one Preact, one document, one view.

import * as signals from "@preact/signals";
import * as hooks from "preact/hooks";
import * as runtime from "preact/jsx-runtime";
import type { WidgetModel } from "../host/widget_model.js";
import * as assessment from "../model/assessment.js";
import * as change from "../model/change.js";
import * as comments from "../model/comments.js";
import * as edits from "../model/edits.js";
import * as evidence from "../model/evidence.js";
import * as flow from "../model/flow.js";
import * as handoffs from "../model/handoffs.js";
import * as keys from "../model/keys.js";
import * as map from "../model/map.js";
import * as order from "../model/order.js";
import * as problems from "../model/problems.js";
import * as shown from "../model/shown.js";
import * as values from "../model/values.js";
import * as labels from "../schema/labels.generated.js";
import * as tables from "../schema/tables.generated.js";
import * as editor from "../views/editor.js";
import * as icons from "../views/icons.js";
import * as styles from "../views/styles.js";
import * as actions from "../views/swimlane/actions.js";
import * as board from "../views/swimlane/board.js";
import * as clipboard from "../views/swimlane/clipboard.js";
import * as contextMenu from "../views/swimlane/context_menu.js";
import * as fields from "../views/swimlane/fields.js";
import * as flowWords from "../views/swimlane/flow_words.js";
import * as goTo from "../views/swimlane/go_to.js";
import * as handoff from "../views/swimlane/handoff.js";
import * as keyboard from "../views/swimlane/keyboard.js";
import * as lanes from "../views/swimlane/lanes.js";
import * as menu from "../views/swimlane/menu.js";
import * as moves from "../views/swimlane/moves.js";
import * as open from "../views/swimlane/panel/open.js";
import type { PanelModule } from "../views/swimlane/panel/place.js";
import * as subJourneys from "../views/swimlane/sub_journeys.js";
import * as view from "../views/swimlane/view.js";
import * as text from "../views/text.js";

/** What the panel is handed, by the names that `build.mjs` gives these modules. */
const KIT = {
  "@preact/signals": signals,
  "preact/hooks": hooks,
  "preact/jsx-runtime": runtime,
  "model/assessment": assessment,
  "model/change": change,
  "model/comments": comments,
  "model/edits": edits,
  "model/evidence": evidence,
  "model/keys": keys,
  "model/map": map,
  "model/order": order,
  "model/problems": problems,
  "model/shown": shown,
  "model/values": values,
  "schema/labels.generated": labels,
  "schema/tables.generated": tables,
  "views/icons": icons,
  "model/flow": flow,
  "model/handoffs": handoffs,
  "views/editor": editor,
  "views/swimlane/flow_words": flowWords,
  "views/swimlane/handoff": handoff,
  "views/swimlane/moves": moves,
  "views/swimlane/sub_journeys": subJourneys,
  "views/styles": styles,
  "views/text": text,
  "views/swimlane/actions": actions,
  "views/swimlane/board": board,
  "views/swimlane/clipboard": clipboard,
  "views/swimlane/context_menu": contextMenu,
  "views/swimlane/fields": fields,
  "views/swimlane/go_to": goTo,
  "views/swimlane/keyboard": keyboard,
  "views/swimlane/lanes": lanes,
  "views/swimlane/menu": menu,
  "views/swimlane/panel/open": open,
  "views/swimlane/view": view,
};

interface Answer {
  readonly kind: string;
  readonly code?: string;
}

let found: Promise<PanelModule> | undefined;

/** Fetched once for a page. */
export function fetchPanel(model: WidgetModel): Promise<PanelModule> {
  found ??= load(model);
  found.catch(() => {
    found = undefined;
  });
  return found;
}

async function load(model: WidgetModel): Promise<PanelModule> {
  const url = URL.createObjectURL(new Blob([await ask(model)], { type: "text/javascript" }));
  try {
    const { default: make } = (await import(url)) as { default: (kit: typeof KIT) => PanelModule };
    return make(KIT);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A kernel that runs a cell answers when that has ended. */
function ask(model: WidgetModel): Promise<string> {
  return new Promise((resolve) => {
    const onMessage = ({ kind, code }: Answer): void => {
      if (kind !== "panel" || code === undefined) return;
      model.off("msg:custom", onMessage);
      resolve(code);
    };
    model.on("msg:custom", onMessage);
    model.send({ kind: "panel" });
  });
}
