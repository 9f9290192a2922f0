"""Who and what can be named: entries, offices and their holders, read from YAML or a table and checked."""

from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.annotation.registry.read"})
