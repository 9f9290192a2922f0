"""How time grows with size, told so that a busy machine gives the same answer as an idle one."""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 8


def grows_at_most(factor: float, work: Callable[[int], object], small: int, large: int) -> bool:
    """Whether work of the larger size takes at most so many times as long as work of the smaller.

    Time is the processor's. What else runs can only add to it, so the least of several rounds counts; there are
    more rounds only while the answer is no.
    """
    least = {small: float("inf"), large: float("inf")}
    for _ in range(ROUNDS):
        for size in least:
            began = time.process_time()
            work(size)
            least[size] = min(least[size], time.process_time() - began)
        if least[large] <= factor * least[small]:
            return True
    return False
