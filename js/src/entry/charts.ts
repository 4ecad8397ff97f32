// The library of live cells in a notebook, as a widget's stub calls it; loaded with the first of them.

import type { MakeDrawer } from "../views/live/drawer.js";
import { ResultView } from "../views/live/result.js";
import { libraryOf } from "./live_result.js";

const make: MakeDrawer = (element, language, tell) => new ResultView(element, language, tell);

export const { render, mountLiveResult, mountSavedResult } = libraryOf(make);
