// The tools of a map, as the library that is fetched has them: see `tools.ts`.

import "../../schema/plan.js"; // a KPI is selected on the map, an intervention beside it: the panel shows their values
import { TOOL_TEXTS } from "../../schema/tool_texts.generated.js";
import { learn } from "../text.js";

export { ActorChip, ActorDraft } from "./actor_lane.js";
export { BranchEditor } from "./branch_editor.js";
export { Breaks, openBreaks } from "./breaks.js";
export { copyFromMenu, pasteFromMenu, watchClipboard } from "./clipboard.js";
export { ContextMenu, onContextMenu, openMenu } from "./context_menu.js";
export { duplicate } from "./copies.js";
export { beginDot, DotCells, goToCard, LineNames, moveDot, openPlace } from "./dot_lane.js";
export { makeDraggable, makeDropTarget, makeHeadTarget } from "./drag.js";
export { phaseEntries, stepEntries } from "./head_menu.js";
export { KeysHelp } from "./keys_help.js";
export { editKpi, JourneyKpis, KpiCells } from "./kpi_lane.js";
export { editHeader, moveLaneBy, removeLane } from "./lane_actions.js";
export { makeLaneDraggable } from "./lane_drag.js";
export { HeaderEditor } from "./lane_editor.js";
export { hintOf } from "./lane_kinds.js";
export { laneEntries } from "./lane_menu.js";
export { makeSubJourney } from "./make_sub_journey.js";
export { More } from "./more.js";
export { clearNumber, editNumber, foldedNumber, NumberCells } from "./number_lane.js";
export { Badges } from "./panel/badges.js";
export { Panel } from "./panel/panel.js";
export { pictureEvents } from "./picture_events.js";
export { watchPointer } from "./pointer.js";
export { Counts, Ghosts, SideBySide, tellCounts, Was } from "./reading/comparing.js";
export { filterEntries } from "./reading/filter_entries.js";
export { Overview } from "./reading/overview.js";
export { savedEntries } from "./reading/saved_entries.js";
export { Show } from "./reading/show.js";
export { scrollWhileDragging } from "./scrolling.js";
export { joinWithNext, splitAt } from "./splitting.js";
export { useToolStyles } from "./tool_styles.js";

learn(TOOL_TEXTS);
