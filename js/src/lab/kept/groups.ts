// Things that belong together, found pair by pair.

export class Groups<T> {
  readonly #members = new Map<T, T[]>();

  /** All that belongs to a thing, itself among it. */
  of(thing: T): readonly T[] {
    return this.#members.get(thing) ?? [thing];
  }

  join(one: T, other: T): void {
    const [a, b] = [this.#membersOf(one), this.#membersOf(other)];
    if (a === b) return;
    const [large, small] = a.length < b.length ? [b, a] : [a, b];
    large.push(...small);
    for (const member of small) this.#members.set(member, large);
  }

  #membersOf(thing: T): T[] {
    const found = this.#members.get(thing) ?? [thing];
    this.#members.set(thing, found);
    return found;
  }
}
