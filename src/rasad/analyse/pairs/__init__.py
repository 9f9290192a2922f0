"""Who is named with whom: the table, what it is counted from, what it can bear, and its evidence."""

from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.analyse.pairs.table"})
