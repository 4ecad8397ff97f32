// Whether an element is on the screen or near it, for a component that draws nothing while it is not.

import { useEffect, useRef, useState } from "preact/hooks";
import type { SwimlaneView } from "./view.js";

/** Whether an element is on the screen or near it, as it scrolls. */
export function useNearness<E extends HTMLElement>(view: SwimlaneView, isLikely = false) {
  const ref = useRef<E>(null);
  /** Height when it was last on the screen. */
  const height = useRef<number | undefined>(undefined);
  const [isNear, setNear] = useState(isLikely || !view.nearness.isWatching);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    let wasNear = isNear;
    return view.nearness.watch(element, (isNow, pixels) => {
      if (wasNear) height.current = pixels;
      wasNear = isNow;
      setNear(isNow);
    });
  }, [view]);
  return { ref, isNear, height };
}
