"""Whether an update skips what was never told.

Bytes that are lost on their way leave a gap: what comes after them builds upon them. pycrdt (0.14, yrs 0.28) takes in
such an update half: its values are there, but what it tells of them afterwards is wrong. So it is not given any;
whoever sent it joins again, and then brings all.

An update (y-protocols, version 1) is made of whole numbers, seven bits a byte. It begins with the number of writers;
for each one how many things it wrote, who it is and the first of them; at its end stands what was deleted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def seen_by(state_vector: bytes) -> dict[int, int]:
    """Return a state vector as writer → how many things of it were seen."""
    numbers = _numbers(state_vector)
    return {next(numbers): next(numbers) for _ in range(next(numbers))}


def has_gap(update: bytes, seen: Mapping[int, int]) -> bool:
    """Return whether an update of one writer builds upon things that were not seen; False where it cannot be read.

    An update of several writers is what a whole document answers to a state vector, and has no gap.
    """
    numbers = _numbers(update)
    try:
        if next(numbers) == 0:
            return any(end > seen.get(writer, 0) for writer, end in _deleted(numbers))
        next(numbers)
        writer, first = next(numbers), next(numbers)
    except StopIteration:
        return False
    return first > seen.get(writer, 0)


def _deleted(numbers: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Yield the writers of what was deleted, and where each stretch of it ends, as far as the bytes go."""
    for _, writer, stretches in zip(range(next(numbers, 0)), numbers, numbers, strict=False):
        for _, first, length in zip(range(stretches), numbers, numbers, strict=False):
            yield writer, first + length


def _numbers(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the eighth bit says that more follow
            yield value
            value = shift = 0
