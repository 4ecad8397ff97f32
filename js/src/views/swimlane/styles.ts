// The styles of maps.

import base from "../base.css";
import { useStyles } from "../styles.js";
import flow from "./flow.css";
import lanes from "./lanes.css";
import reading from "./reading/reading.css";
import css from "./style.css";

/** Makes them known where an element stands. */
export function useSwimlaneStyles(element: HTMLElement): void {
  useStyles(element, "journey-widgets-base", base);
  useStyles(element, "journey-widgets-style", css);
  useStyles(element, "journey-widgets-reading", reading);
  useStyles(element, "journey-widgets-flow", flow);
  useStyles(element, "journey-widgets-lanes", lanes);
}
