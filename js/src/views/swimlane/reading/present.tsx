// The button that presents the map, and the place where it is presented: what does it comes with the tools.

import { SignIcon } from "../../icons.js";
import { toolsHere, withTools } from "../tools.js";
import { type SwimlaneView, useView } from "../view.js";

export const present = (view: SwimlaneView): void =>
  withTools(view, () => {
    view.screen.isPresenting.value = true;
  });

export function PresentButton() {
  const view = useView();
  const label = view.text("bar.present");
  return (
    <button
      type="button"
      class="jw-button jw-wide"
      aria-label={label}
      title={label}
      onClick={() => present(view)}
    >
      <SignIcon name="play" />
    </button>
  );
}

export function Presentation() {
  const view = useView();
  const Show = toolsHere()?.Show;
  return view.screen.isPresenting.value && Show !== undefined ? <Show /> : null;
}
