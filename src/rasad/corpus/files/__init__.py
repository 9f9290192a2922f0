"""Files as scholars have them: bytes to text, pages, tables, and what they state of themselves."""

from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.corpus.files.folder"})
