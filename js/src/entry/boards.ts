// The library of boards, in a notebook and in JupyterLab; loaded with the first of them.

import { BoardView } from "../views/boards/board.js";
import type { MakeDrawer } from "../views/live/drawer.js";
import { libraryOf } from "./live_result.js";

const make: MakeDrawer = (element, language, tell) => new BoardView(element, language, tell);

export const { render, mountLiveResult, mountSavedResult } = libraryOf(make);
