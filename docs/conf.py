"""How Sphinx builds the site; `make docs` runs it on the tree that `rasad_docs.stage` puts together."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

project, author = "rasad · رصد", "The rasad authors"
copyright = "The rasad authors, MIT licence"  # the name that Sphinx wants
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "myst_parser", "rasad_docs.extension"]

# `rasad.timeline` in a docstring leads to its entry, where it has one.
default_role = "py:obj"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
maximum_signature_line_length = 80
napoleon_google_docstring = False
# As written: several names that share a line stay together.
napoleon_custom_sections = [("Attributes", "params_style")]
# Two hyphens of a command that stands in HTML would become a dash.
smartquotes = False
napoleon_use_rtype = False
toc_object_entries_show_parents = "hide"
myst_heading_anchors = 3
myst_enable_extensions = ["attrs_inline"]
pygments_style, pygments_dark_style = "friendly", "github-dark"

html_theme = "furo"
html_title = "rasad · رصد"
html_static_path = ["rasad_docs/static"]
html_css_files = ["rasad.css"]
html_copy_source = False
html_show_sourcelink = False
# A page that is read from a folder may not fetch another one; the index itself comes as a script.
html_show_search_summary = False
