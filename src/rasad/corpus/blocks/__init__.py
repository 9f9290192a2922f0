"""What of a page is the article: its lines, title, byline, and what the web put around them."""

from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.corpus.blocks.find"})
