"""Every example in a docstring runs; every public name says what it is, what goes in and out, and shows it."""

from __future__ import annotations

import builtins
import doctest
import importlib
import pickle
import pkgutil
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
from rasad_docs import public
from rasad_docs.public import Name

import rasad
from rasad import errors
from rasad.annotation.notes import Notes
from rasad.annotation.registry.read import Registry

ANNOTATED: dict[bytes, Notes] = {}
MODULES = sorted(module.name for module in pkgutil.walk_packages(rasad.__path__, "rasad."))


@pytest.fixture
def _annotated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two dozen examples begin by annotating the seeds: of the same articles and names they get the same tables."""
    annotate = rasad.annotate

    def as_before(articles: pd.DataFrame, *registry: Registry) -> Notes:
        key = pickle.dumps((articles, registry))
        if key not in ANNOTATED:
            ANNOTATED[key] = annotate(articles, *registry)
        return ANNOTATED[key]

    monkeypatch.setattr(rasad, "annotate", as_before)


@pytest.mark.slow
@pytest.mark.usefixtures("_annotated_once")
@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str):
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


NAMES = {name.path: name for name in public.public()}
CALLED = [path for path, name in NAMES.items() if name.kind in ("class", "function")]
FUNCTIONS = [path for path in CALLED if NAMES[path].kind == "function"]


@pytest.mark.parametrize("path", NAMES)
def test_a_public_name_says_what_it_is(path: str):
    first = public.sections(NAMES[path].documentation)[""].strip().split("\n\n")[0]
    assert first.endswith((".", ".)")), f"{path} should begin with a sentence that says what it is, not {first!r}"


@pytest.mark.parametrize("path", CALLED)
def test_a_public_name_has_an_example_that_shows_what_comes_out(path: str):
    examples = public.sections(NAMES[path].documentation).get("Examples", "")
    assert any(example.want for example in doctest.DocTestParser().get_examples(examples))


@pytest.mark.parametrize("path", CALLED)
def test_what_goes_in_is_listed_as_in_the_signature(path: str):
    wanted, sections = public.parameters(NAMES[path]), public.sections(NAMES[path].documentation)
    listed = public.listed(sections.get("Parameters", sections.get("Attributes", "")))
    # A class that is no record, such as a table, takes what its base class takes.
    assert listed == wanted or (NAMES[path].kind == "class" and not wanted)


@pytest.mark.parametrize("path", FUNCTIONS)
def test_what_comes_out_is_told(path: str):
    assert public.returns_nothing(NAMES[path]) or "Returns" in public.sections(NAMES[path].documentation)


@pytest.mark.parametrize("path", FUNCTIONS)
def test_what_a_function_itself_raises_is_told(path: str):
    said = public.listed(public.sections(NAMES[path].documentation).get("Raises", ""))
    for raised in public.raised(NAMES[path]):
        # ValueError tells of WrongValueError, which is one.
        kind = getattr(errors, raised, None) or getattr(rasad.tables, raised, None) or getattr(builtins, raised)
        assert {one.__name__ for one in kind.__mro__} & set(said), raised


def test_only_rooms_have_a_face():
    assert [room.__name__ for room in public.rooms() if not hasattr(room, "__path__")] == []


@pytest.mark.parametrize("room", public.rooms(), ids=lambda room: room.__name__)
def test_a_lazy_name_of_a_face_is_no_module_of_its_room(room: ModuleType):
    """Once a module has been imported, its room has it under its name, and the function is hidden."""
    inside = {module.name for module in pkgutil.iter_modules(room.__path__)}
    lazy = {name for name, home in vars(room).get("_HOME", {}).items() if home != f"{room.__name__}.{name}"}
    assert not lazy & inside


def test_a_name_that_lacks_its_example_or_a_parameter_would_be_found():
    def lacking(first: str, second: str) -> str:
        """Put two words together.

        Parameters
        ----------
        first : str
        """
        return first + second

    name = Name("rasad", "lacking", lacking)
    assert public.parameters(name) == ["first", "second"]
    assert public.listed(public.sections(name.documentation)["Parameters"]) == ["first"]
    assert not {"Examples", "Returns"} & set(public.sections(name.documentation))


def test_no_module_is_left_out():
    """A folder without __init__.py, such as one that .gitignore takes for something built, would be passed over."""
    source = Path(rasad.__file__).parent
    files = {".".join(path.relative_to(source.parent).with_suffix("").parts) for path in source.rglob("*.py")}
    assert {name.removesuffix(".__init__") for name in files} == {"rasad", *MODULES}


def test_public_names_are_those_of_the_design():
    wanted = (
        "read_articles normalize find_dates read_registry find_entities annotate timeline read_episode cooccurrence"
    )
    assert set(wanted.split()) <= set(dir(rasad))
    assert {"rtl", "plot_timeline", "plot_cooccurrence", "plot_network"} <= set(rasad.charts.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = rasad.nothing
