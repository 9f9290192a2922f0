"""Who and when: names, offices and dates in the text of articles, as tables.

`rasad.annotate` makes the tables. Its module has the same name, so it is called from the package and not from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.annotation.mentions.find import Mention as Mention
    from rasad.annotation.mentions.find import find_entities as find_entities
    from rasad.annotation.notes import Notes as Notes
    from rasad.annotation.registry.entity import Blocker as Blocker
    from rasad.annotation.registry.entity import Entity as Entity
    from rasad.annotation.registry.entity import Office as Office
    from rasad.annotation.registry.entity import Registry as Registry
    from rasad.annotation.registry.entity import Term as Term
    from rasad.annotation.registry.read import general as general
    from rasad.annotation.registry.read import read_registry as read_registry
    from rasad.annotation.registry.report import Report as Report
    from rasad.annotation.registry.report import check_registry as check_registry

_HOME = {
    "Blocker": "rasad.annotation.registry.entity",
    "Entity": "rasad.annotation.registry.entity",
    "Mention": "rasad.annotation.mentions.find",
    "Notes": "rasad.annotation.notes",
    "Office": "rasad.annotation.registry.entity",
    "Registry": "rasad.annotation.registry.entity",
    "Report": "rasad.annotation.registry.report",
    "Term": "rasad.annotation.registry.entity",
    "check_registry": "rasad.annotation.registry.report",
    "find_entities": "rasad.annotation.mentions.find",
    "general": "rasad.annotation.registry.read",
    "read_registry": "rasad.annotation.registry.read",
}
__all__ = [
    "Blocker",
    "Entity",
    "Mention",
    "Notes",
    "Office",
    "Registry",
    "Report",
    "Term",
    "check_registry",
    "find_entities",
    "general",
    "read_registry",
]
__getattr__ = face(__name__, _HOME)


def __dir__() -> list[str]:
    return __all__
