"""The registry: mistakes told with their line, layers laid over each other, the shipped files sound."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

import rasad
from places import SEEDS
from rasad.annotation.registry.entity import Registry, Term
from rasad.annotation.registry.entries import CONDITIONS, TYPES
from rasad.annotation.registry.read import general, read_registry
from rasad.errors import RasadError
from rasad.text.fold import key

Write = Callable[[str], Path]
PERSON = "entities:\n- {id: sara-karimi, type: PER, labels: {fa: سارا کریمی}"  # to be closed with "}"
OFFICE = "offices:\n- {id: mayor, labels: {fa: شهردار}"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(content: str) -> Path:
        path = tmp_path / "entities.yaml"
        path.write_text(content, encoding="utf-8")
        return path

    return _write


def test_it_is_the_public_function() -> None:
    assert rasad.read_registry is read_registry


def test_an_entity_is_read_with_all_it_has(write: Write) -> None:
    registry = read_registry(
        write(
            """
entities:
- id: sara-karimi
  type: PER
  wikidata: Q1
  labels: {en: Sara Karimi, fa: سارا کریمی}
  aliases: {fa: [کریمی]}
  epithets: {fa: [بانوی شهر]}
  ambiguous: {کریمی: full-name}
  offices: [{office: mayor, start: 2021, end: '2023-05-02'}]
  died: '2024-01-02'
  unchecked: [labels]
  note: x
offices:
- {id: mayor, labels: {fa: شهردار}, short: {fa: [رئیس]}}
blockers:
- {text: باغ کریمی, lang: fa, not: sara-karimi, why: a garden}
"""
        )
    )
    entity = registry.entities["sara-karimi"]
    assert entity.names("fa") == ("سارا کریمی", "کریمی")
    assert entity.names("ar") == ()
    assert entity.epithets == {"fa": ("بانوی شهر",)}
    assert entity.ambiguous == {"کریمی": "full-name"}
    assert entity.offices == (Term("mayor", dt.date(2021, 1, 1), dt.date(2023, 5, 2)),)
    assert (entity.wikidata, entity.died, entity.unchecked, entity.note) == ("Q1", "2024-01-02", ("labels",), "x")
    assert registry.offices["mayor"].short == {"fa": ("رئیس",)}
    assert [(b.text, b.lang, b.entity, b.why) for b in registry.blockers] == [
        ("باغ کریمی", "fa", "sara-karimi", "a garden")
    ]


def test_a_registry_of_its_own_knows_nothing_else(write: Write) -> None:
    path = write(PERSON + "}")
    registry = read_registry(path)
    assert list(registry.entities) == ["sara-karimi"]
    assert registry.path == path


def test_without_a_path_it_is_the_general_registry() -> None:
    assert read_registry() is general()
    assert general().path is None


def test_a_folder_means_its_entities_yaml(write: Write) -> None:
    path = write(PERSON + "}")
    assert list(read_registry(path.parent).entities) == ["sara-karimi"]
    assert list(read_registry(str(path.parent)).entities) == ["sara-karimi"]


def test_a_folder_without_one_means_the_general_registry(tmp_path: Path) -> None:
    assert read_registry(tmp_path) is general()


def test_extending_keeps_all_that_is_general_and_adds(write: Write) -> None:
    registry = read_registry(write("extends: general\n" + PERSON + "}"))
    assert set(registry.entities) == {*general().entities, "sara-karimi"}
    assert registry.offices == general().offices
    assert registry.blockers == general().blockers
    assert "sara-karimi" not in general().entities


def test_an_entity_known_there_gains_aliases_epithets_and_conditions(write: Write) -> None:
    registry = read_registry(
        write(
            "extends: general\nentities:\n- {id: vladimir-putin, type: PER, aliases: {fa: [پوتن, پوتین]}, "
            "epithets: {ar: [القيصر]}, ambiguous: {پوتن: quoted}}"
        )
    )
    before, after = general().entities["vladimir-putin"], registry.entities["vladimir-putin"]
    assert after.names("fa") == (*before.names("fa"), "پوتن")
    assert after.epithets["ar"] == (*before.epithets.get("ar", ()), "القيصر")
    assert after.ambiguous == {**before.ambiguous, "پوتن": "quoted"}
    assert after.offices == before.offices
    assert after.wikidata == before.wikidata


def test_labels_of_the_file_stand_before_the_general_ones(write: Write) -> None:
    registry = read_registry(
        write("extends: general\nentities:\n- {id: vladimir-putin, type: PER, labels: {fa: پوتین}}")
    )
    assert registry.label("vladimir-putin", "fa") == "پوتین"
    assert registry.label("vladimir-putin", "ar") == "فلاديمير بوتين"


def test_offices_of_the_file_stand_in_place_of_the_general_ones(write: Write) -> None:
    registry = read_registry(
        write(
            "extends: general\nentities:\n- {id: vladimir-putin, type: PER, "
            "offices: [{office: president-of-russia, start: 2012}]}"
        )
    )
    assert registry.entities["vladimir-putin"].offices == (Term("president-of-russia", dt.date(2012, 1, 1), None),)


def test_an_office_known_there_gains_phrases(write: Write) -> None:
    registry = read_registry(
        write(
            "extends: general\n" + PERSON + "}\noffices:\n"
            "- {id: president-of-russia, labels: {fa: رئیس‌جمهور روسیه}, aliases: {fa: [تزار روسیه]}}"
        )
    )
    office = registry.offices["president-of-russia"]
    assert set(office.names("fa")) == {*general().offices["president-of-russia"].names("fa"), "تزار روسیه"}
    assert office.of == "russia"


def test_blockers_are_added_to_the_general_ones(write: Write) -> None:
    registry = read_registry(
        write("extends: general\n" + PERSON + "}\nblockers:\n- {text: خیابان مسکو, lang: fa, not: moscow}")
    )
    assert len(registry.blockers) == len(general().blockers) + 1


def test_the_label_falls_back_on_the_id(write: Write) -> None:
    registry = read_registry(write(PERSON + "}"))
    assert registry.label("sara-karimi", "ar") == "sara-karimi"
    assert registry.label("nobody", "fa") == "nobody"


@pytest.mark.parametrize(
    ("day", "held"),
    [("2012-05-06", False), ("2012-05-07", True), ("2018-05-06", True), ("2018-05-07", False)],
)
def test_a_term_holds_from_its_first_day_to_the_day_before_its_end(day: str, held: bool) -> None:
    term = Term("president-of-russia", dt.date(2012, 5, 7), dt.date(2018, 5, 7))
    assert term.covers(dt.date.fromisoformat(day)) is held


def test_a_term_without_start_or_end_is_open_on_that_side() -> None:
    assert Term("o", None, dt.date(2018, 1, 1)).covers(dt.date(1, 1, 1))
    assert Term("o", dt.date(2018, 1, 1), None).covers(dt.date(9999, 1, 1))


def test_holders_are_all_who_held_an_office_with_their_terms() -> None:
    found = [(entity.id, term.start) for entity, term in general().holders("president-of-russia")]
    assert ("dmitry-medvedev", dt.date(2008, 5, 7)) in found
    assert sum(person == "vladimir-putin" for person, _ in found) >= 1
    assert list(general().holders("no-such-office")) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the registry should be a mapping of keys, not None"),
        ("- a", "the registry should be a mapping of keys"),
        ("entities: []", "line 1: the registry lacks 'entities'"),
        (PERSON + "}\nentitys: []", "line 1: unknown key 'entitys' in the registry; known are blockers, entities, ext"),
        ("extends: special\n" + PERSON + "}", "extends: 'special' is not known; only 'general' can be extended"),
        ("entities:\n- {type: PER}", "line 2: entity lacks 'id'"),
        ("entities:\n- {id: a}", "line 2: entity lacks 'type'"),
        ("entities:\n- {id: a, type: PERSON}", "line 2: a: type 'PERSON' is not known; known are PER, ORG, GPE"),
        ("entities:\n- a", "entity should be a mapping of keys, not 'a'"),
        (PERSON + ", alias: {fa: [x]}}", "line 2: unknown key 'alias' in entity; known are aliases, "),
        (PERSON + ", aliases: {en: [Sara]}}", "line 2: sara-karimi: aliases should be lists under fa and ar"),
        (PERSON + ", aliases: {fa: کریمی}}", "line 2: sara-karimi: aliases should be lists under fa and ar"),
        (PERSON + ", epithets: {fa: [ب]}}", "line 2: sara-karimi: epithets: 'ب' is too short"),
        (PERSON + ", aliases: {fa: ['  ']}}", "line 2: sara-karimi: aliases: '  ' is too short"),
        (PERSON + ", ambiguous: {کریمی: always}}", "line 2: sara-karimi: condition 'always' of 'کریمی' is not known"),
        (PERSON + ", metonym_for: atlantis}", "line 2: sara-karimi: metonym_for: 'atlantis' is not in the registry"),
        (PERSON + ", offices: [{office: mayor}]}", "line 2: office 'mayor' is not in the registry"),
        (PERSON + f", offices: [mayor]}}\n{OFFICE}}}", "term of office should be a mapping of keys, not 'mayor'"),
        (
            PERSON + f", offices: [{{office: mayor, since: 2020}}]}}\n{OFFICE}}}",
            "line 2: unknown key 'since' in term of office; known are acting, end, note, office, start",
        ),
        (
            PERSON + f", offices: [{{office: mayor, start: soon}}]}}\n{OFFICE}}}",
            "line 2: mayor: not an EDTF date: 'soon'",
        ),
        (
            PERSON + f", offices: [{{office: mayor, start: 2021, end: 2020}}]}}\n{OFFICE}}}",
            r"line 2: mayor: the term ends \(2020\) before it starts \(2021\)",
        ),
        (PERSON + "}\n" + PERSON.removeprefix("entities:\n") + "}", "line 3: 'sara-karimi' stands twice in this file"),
        (PERSON + f"}}\n{OFFICE}, of: atlantis}}", "line 4: mayor: of: 'atlantis' is not in the registry"),
        (PERSON + f"}}\n{OFFICE}, elect_for: king}}", "line 4: mayor: elect_for: 'king' is not in the registry"),
        (PERSON + f"}}\n{OFFICE}, short: {{fa: رئیس}}}}", "line 4: mayor: short should be lists under fa and ar"),
        (PERSON + "}\noffices: [{id: mayor}]", "line 3: office lacks 'labels'"),
        (PERSON + "}\nblockers: [{text: xx, lang: fa}]", "line 3: blocker lacks 'not'"),
        (PERSON + "}\nblockers: [xx]", "blocker should be a mapping of keys, not 'xx'"),
        ("entities: 5", "line 1: entities"),
        ("entities:\n- {id: a, type: PER, labels: Sara}", "line 2: a: labels"),
        ("entities:\n- {id: a, type: PER, labels: [Sara]}", "line 2: a: labels"),
        (PERSON + ", aliases: [کریمی]}", "line 2: sara-karimi: aliases"),
        (PERSON + ", ambiguous: [کریمی]}", "line 2: sara-karimi: ambiguous"),
        (PERSON + ", offices: 5}", "line 2: sara-karimi: offices"),
        (PERSON + "}\noffices: 5", "line 1: offices"),
        (PERSON + "}\noffices: [{id: mayor, labels: شهردار}]", "line 3: mayor: labels"),
        (PERSON + "}\nblockers: [{text: xx, lang: fa, not: typo}]", "line 3: .*'typo'"),
        (PERSON + "}\nblockers: [{text: xx, lang: en, not: sara-karimi}]", "line 3: .*'en'"),
        (PERSON + f"}}\n{OFFICE}}}\n- {{id: mayor, labels: {{fa: شهردار}}}}", "line 5: 'mayor' stands twice"),
        (PERSON + ", ambiguous: {کرمی: full-name}}", "line 2: sara-karimi: .*'کرمی'"),
        (PERSON + ", aliases: {fa: ['ا\u200c']}}", "line 2: sara-karimi: aliases: .* too short"),
        (PERSON + ", aliases: {fa: ['ـــ']}}", "line 2: sara-karimi: aliases: .* too short"),
        ("extends: general\nentities:\n- {id: russia, type: PER}", "line 3: russia: .*GPE"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_line_and_what_is_known(content: str, message: str, write: Write) -> None:
    with pytest.raises(RasadError, match=rf"^[^\n]*entities\.yaml: {message}"):
        read_registry(write(content))


def test_an_id_may_be_a_number_in_yaml_and_is_text_here(write: Write) -> None:
    assert list(read_registry(write("entities:\n- {id: 313, type: ORG, labels: {fa: گروه ۳۱۳}}")).entities) == ["313"]


def test_the_id_of_an_office_may_be_a_number_too(write: Write) -> None:
    registry = read_registry(write(PERSON + "}\noffices:\n- {id: 7, labels: {fa: شهردار}}"))
    assert list(registry.offices) == ["7"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RasadError, match=r"gone\.yaml: cannot be read: No such file"):
        read_registry(tmp_path / "gone.yaml")


@pytest.fixture(params=["general", "seeds"])
def shipped(request: pytest.FixtureRequest) -> Registry:
    return general() if request.param == "general" else read_registry(SEEDS)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_no_name_means_two_entities_without_a_condition_on_either(shipped: Registry, lang: str) -> None:
    meant: dict[str, dict[str, bool]] = defaultdict(dict)
    for entity in shipped.entities.values():
        for name in entity.names(lang):
            meant[key(name, lang)][entity.id] = name in entity.ambiguous
    clashes = {name: list(ids) for name, ids in meant.items() if len(ids) > 1 and not any(ids.values())}
    assert clashes == {}


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_no_phrase_means_two_offices(shipped: Registry, lang: str) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for office in shipped.offices.values():
        for name in office.names(lang):
            meant[key(name, lang)].add(office.id)
    assert {name: ids for name, ids in meant.items() if len(ids) > 1} == {}


def test_ids_are_kebab_case(shipped: Registry) -> None:
    for name in (*shipped.entities, *shipped.offices):
        assert name == name.lower()
        assert name.replace("-", "").isalnum(), name
        assert name.isascii(), name


def test_entities_and_offices_have_labels_in_three_languages(shipped: Registry) -> None:
    for known in (*shipped.entities.values(), *shipped.offices.values()):
        assert set(known.labels) == {"en", "fa", "ar"}, known.id


def test_types_and_conditions_are_known(shipped: Registry) -> None:
    for entity in shipped.entities.values():
        assert entity.type in TYPES
        assert set(entity.ambiguous.values()) <= set(CONDITIONS)


def test_conditions_stand_on_names_that_are_listed(shipped: Registry) -> None:
    for entity in shipped.entities.values():
        names = {*entity.names("fa"), *entity.names("ar")}
        idle = {name for name, condition in entity.ambiguous.items() if condition != "never-alone"} - names
        assert not idle, entity.id


def test_only_people_hold_offices_and_all_links_lead_somewhere(shipped: Registry) -> None:
    for entity in shipped.entities.values():
        assert not entity.offices or entity.type == "PER", entity.id
        assert {term.office for term in entity.offices} <= set(shipped.offices), entity.id
        assert entity.metonym_for is None or shipped.entities[entity.metonym_for].type == "GPE", entity.id
    for office in shipped.offices.values():
        assert office.of is None or office.of in shipped.entities, office.id
        assert office.elect_for is None or office.elect_for in shipped.offices, office.id


def test_nobody_holds_an_office_after_death(shipped: Registry) -> None:
    for entity in shipped.entities.values():
        for term in entity.offices if entity.died else ():
            assert term.end is not None, entity.id


def test_blockers_name_something_of_the_registry_and_a_language(shipped: Registry) -> None:
    for blocker in shipped.blockers:
        assert blocker.entity in shipped.entities or blocker.entity in shipped.offices, blocker
        assert blocker.lang in ("fa", "ar"), blocker


def test_ids_that_others_call_are_there() -> None:
    known = set(read_registry(SEEDS).entities)
    assert {"vladimir-putin", "ali-khamenei", "kremlin", "islamic-republic-news-agency"} <= known
