// The button on a card that opens its menu.

import { SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { openMenu } from "./context_menu.js";
import { useView } from "./view.js";

/** Opens the card's menu: for a finger, and for whoever does not think of the right button. */
export function More({ name, tabIndex }: { name: string; tabIndex: number }) {
  const view = useView();
  const label = view.text("menu.of", { name: excerpt(name, 60) });
  return (
    <button
      type="button"
      class="jw-button jw-more"
      tabIndex={tabIndex}
      aria-haspopup="menu"
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        const button = event.currentTarget;
        void openMenu(view, button);
      }}
    >
      <SignIcon name="more" />
    </button>
  );
}
