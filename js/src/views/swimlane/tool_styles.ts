// The styles of what the tools draw.

import { useStyles } from "../styles.js";
import actors from "./actor_lane.css";
import editing from "./editing.css";
import kinds from "./lane_kinds.css";
import badges from "./panel/badges.css";
import comparing from "./reading/comparing.css";
import overview from "./reading/overview.css";

/** Makes them known where an element stands. */
export function useToolStyles(element: HTMLElement): void {
  for (const [name, css] of Object.entries({ actors, editing, kinds, badges, comparing, overview }))
    useStyles(element, `journey-widgets-${name}`, css);
}
