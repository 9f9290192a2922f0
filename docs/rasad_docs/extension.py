"""What the site needs of Sphinx beyond its own: direction of a page, names in guides that lead to the reference."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from rasad_docs.house import picture
from rasad_docs.public import public

_PATHS = {name.path for name in public()}


class House(SphinxDirective):
    """The picture of the rooms, drawn from their imports."""

    def run(self) -> list[nodes.Node]:
        """The drawing itself, so that it follows the page's colours and its words can be found."""
        return [nodes.raw("", f'<div class="house">{picture()}</div>', format="html")]


def _link_names(app: Sphinx, document: nodes.document) -> None:
    """`rasad.timeline(notes)` in a guide leads to the entry of rasad.timeline."""
    for literal in list(document.findall(nodes.literal)):
        path = literal.astext().partition("(")[0]
        if path in _PATHS and not isinstance(literal.parent, (pending_xref, nodes.reference)):
            about = {"refdomain": "py", "reftype": "obj", "reftarget": path, "refdoc": app.env.docname}
            link = pending_xref("", refwarn=False, **about)
            literal.replace_self(link)
            link += literal


def _turn(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """A page whose head gives a direction is in it, whatever the rest of the site."""
    about = context.get("meta") or {}
    if "dir" in about:
        context["body"] = f'<div dir="{about["dir"]}" lang="{about["lang"]}">{context["body"]}</div>'


def _dash(app: Sphinx, document: nodes.document) -> None:
    """Between a parameter and what is said of it stands a dash, which napoleon writes as two hyphens."""
    for text in list(document.findall(nodes.Text)):
        if text.startswith(" -- ") and not isinstance(text.parent, (nodes.literal, nodes.literal_block)):
            text.parent.replace(text, nodes.Text(" – " + text[4:]))


def _bare(app: Sphinx, what: str, name: str, value: Any, options: Any, given: str, returned: str) -> Any:
    """A class without its signature: what it is made of is listed under it."""
    return ("", None) if what == "class" and given else None


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_directive("house", House)
    app.connect("autodoc-process-signature", _bare)
    app.connect("doctree-read", _link_names)
    app.connect("doctree-read", _dash)
    app.connect("html-page-context", _turn)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
