"""The blocks of articles that were read, kept until the same texts are annotated.

Reading an article asks for its blocks (title, author, date), and annotating it again: a fifth of the time of both. They
are kept by the text itself, for a table that carried them on would have to be believed after its owner has changed a
text. Ten bytes a block and sixteen a text: what the last 65,536 articles hold takes some 20 MB, whatever their length.
"""

from __future__ import annotations

import struct
from collections import OrderedDict
from hashlib import blake2b

from rasad.corpus.blocks.find import ROLES, Block, blocks_of
from rasad.data import LANGUAGES_OF_TEXTS
from rasad.text.keys import Keys

_MOST = 1 << 16
_BLOCK = struct.Struct("<IIBB")  # start, end, and the places of its role and language in their lists
_kept: OrderedDict[bytes, bytes] = OrderedDict()


def read_blocks(text: str, lang: str) -> list[Block]:
    """The blocks of an article that is being read, which will be asked for again.

    Examples
    --------
    >>> text = "زيارة إلى موسكو\\nوصل الوزير يوم الأحد إلى موسكو في زيارة رسمية."
    >>> read_blocks(text, "ar") == known_blocks(Keys(text), "ar")
    True
    """
    name = _name(text, lang)
    if name not in _kept:
        if len(_kept) >= _MOST:
            _kept.popitem(
                last=False
            )  # the one that was read first; of a dict, to find it takes longer the more have gone
        _kept[name] = _packed(blocks_of(Keys(text), lang))
    return _unpacked(_kept[name])


def known_blocks(keys: Keys, lang: str) -> list[Block]:
    """The blocks of an article: those kept from reading it, else found now."""
    packed = _kept.get(_name(keys.raw, lang)) if _kept else None
    return blocks_of(keys, lang) if packed is None else _unpacked(packed)


def forget() -> None:
    """Keep none of them any longer."""
    _kept.clear()


def _name(text: str, lang: str) -> bytes:
    """A checksum of a text in a language, which no two texts share."""
    return blake2b(text.encode("utf-16-le", "surrogatepass"), digest_size=16, person=lang.encode()).digest()


def _packed(blocks: list[Block]) -> bytes:
    return b"".join(
        _BLOCK.pack(block.start, block.end, ROLES.index(block.role), LANGUAGES_OF_TEXTS.index(block.lang))
        for block in blocks
    )


def _unpacked(packed: bytes) -> list[Block]:
    return [
        Block(start, end, ROLES[role], LANGUAGES_OF_TEXTS[lang])
        for start, end, role, lang in _BLOCK.iter_unpack(packed)
    ]
