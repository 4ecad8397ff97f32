// Which cells are on the screen or near it: only their cards are mounted, so that a map of ten thousand cards costs no more
// than what one sees of it.

const MARGIN = "500px";

export class Nearness {
  readonly #listeners = new Map<Element, (isNear: boolean) => void>();
  readonly #observer: IntersectionObserver | undefined;

  constructor() {
    if (typeof IntersectionObserver === "undefined") return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) this.#listeners.get(entry.target)?.(entry.isIntersecting);
      },
      { rootMargin: MARGIN },
    );
  }

  /** Tells whether cells can be left unmounted at all. */
  get isWatching(): boolean {
    return this.#observer !== undefined;
  }

  watch(element: Element, listener: (isNear: boolean) => void): () => void {
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
