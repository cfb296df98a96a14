"""`kurs.json` is a promise to other programs: these fields, these forms, nothing else."""

import json

import jsonschema
import pytest
from real import DOCS, name_schools, real_site

from macros.addresses import page_url
from macros.checks.anchors import anchors_of
from macros.exports.course_data import write_data
from macros.site import Site

FIELDS = {
    "": "themes methods meetings leader_sessions films prompts worksheets references",
    "themes": "id number title url source",
    "methods": "id title url source",
    "meetings": "number title url months themes films prompts worksheets parts dates",
    "meetings.parts": "part title minutes blocks",
    "meetings.parts.blocks": "id title minutes start form core source",
    "meetings.dates": "group part date start end",
    "leader_sessions": "number document title url months minutes date start end goal films prompts worksheets"
    " agenda extra_time_school",
    "leader_sessions.agenda": "id title minutes start source",
    "films": "id title by minutes url captions shown_in",
    "prompts": "id text set source url",
    "worksheets": "id title audience url source files",
    "worksheets.files": "format url label size pages",
    "references": "id citation doi url status cited_on",
}
"""The contract, field by field; a change here is a change for every program that reads the file."""

MUNICIPALITY = {
    "schools": name_schools(4),
    "leader_sessions": 7,
    "leader_sessions_at": {"weekday": "torsdag", "start": "12:30"},
    "meeting_minutes": 45,
    "film_minutes": {"ledelse": 18},
    "film_links": {"ledelse": "https://example.org/film"},
}


def export(directory, site: Site):
    write_data(site, directory)
    return json.loads((directory / "kurs.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=[{}, MUNICIPALITY], ids=["neutral", "municipal"])
def site(request):
    return real_site(**request.param)


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_data(site, folder)
    return folder


@pytest.fixture(scope="module")
def course(folder):
    return json.loads((folder / "kurs.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def schema(folder):
    return json.loads((folder / "kurs.schema.json").read_text(encoding="utf-8"))


def test_the_course_is_valid_by_its_own_schema(course, schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(course, schema)


def fields_in(schema, node, path=""):
    """Yield the path and fields of every object that the schema describes."""
    node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
    if node.get("type") == "object":
        yield path, node
        for name, child in node["properties"].items():
            yield from fields_in(schema, child, f"{path}.{name}".strip("."))
    elif node.get("type") == "array":
        yield from fields_in(schema, node["items"], path)


def test_the_schema_has_exactly_the_fields_of_the_contract_and_demands_them_all(schema):
    objects = dict(fields_in(schema, schema))
    assert {path: set(node["properties"]) for path, node in objects.items()} == {
        path: set(names.split()) for path, names in FIELDS.items()
    }
    for path, node in objects.items():
        assert set(node["required"]) == set(node["properties"]), path
        assert node["additionalProperties"] is False, path


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("leader_sessions", 0, "months", 0), 13),
        (("leader_sessions", 0, "date"), "17.8.2026"),
        (("leader_sessions", 0, "start"), "9:00"),
        (("leader_sessions", 0, "url"), "/leder/samlinger/"),
        (("prompts", 0, "url"), "https://example.org/drofting/"),
        (("meetings", 0, "parts", 0, "blocks", 0, "minutes"), -5),
        (("films", 0, "captions"), "ukjent"),
        (("references", 0, "status"), "sikker"),
    ],
)
def test_the_schema_refuses_what_the_contract_forbids(course, schema, path, value):
    damaged = json.loads(json.dumps(course))
    *way, last = path
    place = damaged
    for step in way:
        place = place[step]
    place[last] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(damaged, schema)


def test_agendas_are_contiguous_and_sum_to_their_session(course):
    for session in course["leader_sessions"]:
        clock = 0
        for item in session["agenda"]:
            assert item["start"] == clock
            clock += item["minutes"]
        assert clock == session["minutes"]


def test_blocks_are_contiguous_and_sum_to_their_part(course):
    for meeting in course["meetings"]:
        assert [part["part"] for part in meeting["parts"]] == list(range(1, len(meeting["parts"]) + 1))
        for part in meeting["parts"]:
            clock = 0
            for block in part["blocks"]:
                assert block["start"] == clock
                clock += block["minutes"]
            assert clock == part["minutes"]


def test_ids_are_unique(course):
    for name in ("themes", "methods", "films", "prompts", "worksheets", "references"):
        ids = [item["id"] for item in course[name]]
        assert len(set(ids)) == len(ids) > 0, name
    for name in ("meetings", "leader_sessions"):
        numbers = [item["number"] for item in course[name]]
        assert numbers == sorted(set(numbers)), name
    for session in course["leader_sessions"]:
        assert len({item["id"] for item in session["agenda"]}) == len(session["agenda"])


def urls_in(value):
    """Yield every address within the site."""
    if isinstance(value, list):
        for item in value:
            yield from urls_in(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "cited_on":
                yield from item
            elif name == "url" and item is not None and "://" not in item:
                yield item
            else:
                yield from urls_in(item)


def test_every_address_leads_to_a_page_and_to_an_anchor_that_it_declares(course, site):
    """Built from the names of the files, by the rule that the engines follow, not by our own function."""
    pages = {}
    for file in DOCS.rglob("*.md"):
        path = file.relative_to(DOCS)
        folder = path.parent if path.name == "index.md" else path.with_suffix("")
        pages["" if str(folder) == "." else f"{folder.as_posix()}/"] = path.as_posix()
    urls = list(urls_in(course))
    assert len(urls) > 100
    for url in urls:
        page, _, anchor = url.partition("#")
        assert page in pages, url
        anchors = {found.name for found in anchors_of(site.course.pages[pages[page]], site.course)}
        assert not anchor or anchor in anchors, url


def test_what_is_named_by_id_is_there(course):
    ids = {
        name: {item["id"] for item in course[name]} for name in FIELDS[""].split() if "id" in course[name][0]
    }
    for session in course["leader_sessions"] + course["meetings"]:
        for name in ("films", "prompts", "worksheets", "themes"):
            assert set(session.get(name, ())) <= ids[name]
    numbers = {f"leder-{item['number']}" for item in course["leader_sessions"]}
    numbers |= {f"laerer-{item['number']}" for item in course["meetings"]} | {"oppstart"}
    for film in course["films"]:
        assert set(film["shown_in"]) <= numbers
    shown = {
        (film["id"], place)
        for film in course["films"]
        for place in film["shown_in"]
        if place.startswith("leder-")
    }
    assert shown == {
        (film, f"leder-{session['number']}")
        for session in course["leader_sessions"]
        for film in session["films"]
    }


def test_unknown_is_null(tmp_path):
    course = export(tmp_path, real_site())
    film = next(film for film in course["films"] if film["id"] == "ledelse")
    assert (film["minutes"], film["url"], film["captions"]) == (None, None, None)
    first = course["leader_sessions"][0]
    assert (first["date"], first["start"], first["end"], first["goal"]) == (None, None, None, None)
    assert {session["extra_time_school"] for session in course["leader_sessions"]} == {None}


def test_local_data_comes_through(tmp_path):
    course = export(tmp_path, real_site(**MUNICIPALITY))
    film = next(film for film in course["films"] if film["id"] == "ledelse")
    assert (film["minutes"], film["url"]) == (18, "https://example.org/film")
    sessions = course["leader_sessions"]
    assert [session["number"] for session in sessions] == list(range(1, 8))
    assert (sessions[0]["start"], sessions[0]["end"]) == ("12:30", "15:30")
    assert sessions[2]["extra_time_school"] == "Skole 1"
    first = next(meeting for meeting in course["meetings"] if meeting["number"] == 1)
    assert len(first["parts"]) == 3


def test_the_same_course_gives_the_same_bytes(tmp_path):
    copies = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_data(real_site(**MUNICIPALITY), tmp_path / name)
        copies.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})
    assert copies[0] == copies[1]
    assert set(copies[0]) == {"kurs.json", "kurs.schema.json"}
    assert "æ".encode() in copies[0]["kurs.json"]


@pytest.mark.parametrize(
    ("path", "anchor", "url"),
    [
        ("index.md", "", ""),
        ("leder/index.md", "aret", "leder/#aret"),
        ("leder/samlinger/02-plan.md", "samling-2", "leder/samlinger/02-plan/#samling-2"),
        ("lokalt/Møte plan.md", "", "lokalt/M%C3%B8te%20plan/"),
    ],
)
def test_an_address_is_relative_to_the_sites_root(path, anchor, url):
    assert page_url(path, anchor) == url
