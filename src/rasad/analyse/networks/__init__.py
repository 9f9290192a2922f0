"""Pairs as a graph: groups, places to rest, when its articles were published, files for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.analyse.networks.files import write_network as write_network
    from rasad.analyse.networks.graph import backbone as backbone
    from rasad.analyse.networks.graph import communities as communities
    from rasad.analyse.networks.graph import network as network
    from rasad.analyse.networks.graph import positions as positions

_HOME = {
    "backbone": "rasad.analyse.networks.graph",
    "communities": "rasad.analyse.networks.graph",
    "network": "rasad.analyse.networks.graph",
    "positions": "rasad.analyse.networks.graph",
    "write_network": "rasad.analyse.networks.files",
}
__all__ = [
    "backbone",
    "communities",
    "network",
    "positions",
    "write_network",
]
__getattr__ = face(__name__, _HOME)


def __dir__() -> list[str]:
    return __all__
