// Which cells are on the screen or near it: only their cards are mounted, so that a map of ten thousand cards costs no more
// than what one sees of it.

const MARGIN = "400px";

/** Told when an element comes near or goes, and how high it is at that moment: to measure it then would cost a layout. */
type Listener = (isNear: boolean, height: number) => void;

export class Nearness {
  readonly #listeners = new Map<Element, Listener>();
  #observer: IntersectionObserver | undefined;
  #root: Element | undefined;

  /** Tells whether cells can be left unmounted at all. */
  get isWatching(): boolean {
    return typeof IntersectionObserver !== "undefined";
  }

  /** Names the element that scrolls: only with it as the root does the margin reach beyond its edges. */
  within(root: Element | null): void {
    if (root === null || root === this.#root || !this.isWatching) return;
    this.#root = root;
    this.#observer?.disconnect();
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          this.#listeners.get(entry.target)?.(entry.isIntersecting, entry.boundingClientRect.height);
        }
      },
      { root, rootMargin: MARGIN },
    );
    for (const element of this.#listeners.keys()) this.#observer.observe(element);
  }

  watch(element: Element, listener: Listener): () => void {
    this.#listeners.set(element, listener);
    this.#observer?.observe(element);
    return () => {
      this.#listeners.delete(element);
      this.#observer?.unobserve(element);
    };
  }

  destroy(): void {
    this.#observer?.disconnect();
    this.#listeners.clear();
  }
}
