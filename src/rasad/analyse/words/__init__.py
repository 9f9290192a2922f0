"""The words of the body, and those whose half-spaces were lost."""

from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.analyse.words.frequent"})
