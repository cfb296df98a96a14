"""The municipality's own data, `extra.local` in the configuration; every key is optional."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import Id, Model, Title, Url
from macros.schema.looks import Colour, Logo
from macros.schema.rules import STEP

SHORTEST_MEETING, LONGEST_MEETING, USUAL_MEETING = 45, 180, 90
EARLIEST_YEAR, LATEST_YEAR = 2020, 2100
LEADERS = "ledere"
"""The name of the leaders' calendar, which no group may have."""
A_YEAR = timedelta(days=366)
TIME_OF_DAY = r"([01]\d|2[0-3]):[0-5]\d"


def _refuse_bad_date(text: str) -> str:
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        day = None
    if day is None:
        raise PydanticCustomError("date", "må være en dato i kalenderen, som «2026-08-17»")
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise PydanticCustomError("date_year", "må ligge mellom 2020 og 2100")
    return text


def _refuse_bad_time(text: str) -> str:
    if not re.fullmatch(TIME_OF_DAY, text):
        raise PydanticCustomError("clock", "må være et klokkeslett i anførselstegn, som «14:30»")
    return text


def _refuse_bad_email(text: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text):
        raise PydanticCustomError("email", "må være en e-postadresse, som «post@kommune.no»")
    return text


def _refuse_bad_phone(text: str) -> str:
    if not re.fullmatch(r"\+?[\d ]{5,20}", text):
        raise PydanticCustomError("phone", "må være et telefonnummer med tall og mellomrom, i anførselstegn")
    return text


def _refuse_leaders(text: str) -> str:
    if text == LEADERS:
        raise PydanticCustomError(
            "taken", "er opptatt, for kalenderen til lederne heter så; velg et annet navn"
        )
    return text


IsoDate = Annotated[str, Field(json_schema_extra={"format": "date"}), AfterValidator(_refuse_bad_date)]
Clock = Annotated[
    str, Field(json_schema_extra={"pattern": f"^{TIME_OF_DAY}$"}), AfterValidator(_refuse_bad_time)
]
Email = Annotated[str, AfterValidator(_refuse_bad_email)]
Phone = Annotated[str, AfterValidator(_refuse_bad_phone)]
Weekday = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag"]
MeetingLength = Annotated[int, Field(ge=SHORTEST_MEETING, le=LONGEST_MEETING, multiple_of=STEP)]
MeetingKey = Literal["default", "1", "2", "3", "4", "5", "6", "7", "8"]
FilmMinutes = Annotated[int, Field(ge=1, le=240)]


class Person(Model):
    """Somebody to ask."""

    name: Title | None = None
    """Navn eller stilling."""
    email: Email | None = None
    """E-postadressen."""
    phone: Phone | None = None
    """Telefonnummeret, i anførselstegn."""


class Break(Model):
    """Days without school."""

    name: Title
    """Hva fridagene heter, som «Høstferie»."""
    first: Annotated[IsoDate, Field(alias="from")]
    """Første fridag."""
    last: Annotated[IsoDate, Field(alias="to")]
    """Siste fridag."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Break:
        if self.first > self.last:
            raise PydanticCustomError("backwards", "«from» må være samme dag som «to» eller før")
        return self


class SchoolYear(Model):
    """When the school year begins and ends, and when there is no school."""

    start: IsoDate
    """Første skoledag."""
    end: IsoDate
    """Siste skoledag."""
    breaks: tuple[Break, ...] = ()
    """Ferier og fridager utenom helligdagene."""

    @model_validator(mode="after")
    def _runs_forward(self) -> SchoolYear:
        if self.start >= self.end:
            raise PydanticCustomError("backwards", "«start» må være før «end»")
        if date.fromisoformat(self.end) - date.fromisoformat(self.start) > A_YEAR:
            raise PydanticCustomError(
                "long", "fra «start» til «end» er det mer enn ett år; se om årstallene stemmer"
            )
        return self


class TeacherGroup(Model):
    """A group of teachers that meets; no personal names."""

    id: Annotated[Id, AfterValidator(_refuse_leaders)]
    """Gruppas faste navn, som «opphaug-1-4»."""
    school: Title
    """Skolen, skrevet som i «schools»."""
    weekday: Weekday
    """Møtedagen."""
    start: Clock
    """Når møtet begynner, i anførselstegn."""
    dates: dict[Annotated[str, Field(pattern=r"^[1-8]$")], IsoDate] = Field(default_factory=dict)
    """Faste datoer for enkelte møter, ved møtets nummer: {"3": "2026-11-11"}."""


class LeaderSchedule(Model):
    """When the leaders meet."""

    weekday: Weekday
    """Møtedagen."""
    start: Clock
    """Når samlingen begynner, i anførselstegn."""
    dates: dict[Annotated[str, Field(pattern=r"^[1-8]$")], IsoDate] = Field(default_factory=dict)
    """Faste datoer for enkelte samlinger, ved samlingens nummer."""


def _refuse_twice(items: tuple[str | TeacherGroup, ...]) -> tuple[str | TeacherGroup, ...]:
    names = [item if isinstance(item, str) else item.id for item in items]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise PydanticCustomError(
            "twice", "«{name}» står to ganger; gi den ene et annet navn", {"name": twice}
        )
    return items


class Local(Model):
    """All that a municipality can say of itself; without it the site is complete and neutral."""

    municipality: Title | None = None
    """Kommunens navn."""
    schools: Annotated[tuple[Title, ...], AfterValidator(_refuse_twice)] = ()
    """Skolene som er med, i den rekkefølgen de får ekstra tid og er vertskap."""
    contact: Person | None = None
    """Hvem en spør om kurset."""
    partner: Title | None = None
    """Samarbeidspartneren som er med i første, midterste og siste ledersamling."""
    supervision: Title | None = None
    """Hvem som veileder gruppene."""
    privacy_officer: Person | None = None
    """Personvernombudet."""
    accessibility_statement: Url | None = None
    """Adressen til kommunens tilgjengelighetserklæring."""
    colour: Colour = ""
    """Kommunens farge, i anførselstegn; lenker og merker får den når den kan leses."""
    logo: Logo | None = None
    """Kommunens logo øverst på sidene: en SVG- eller PNG-fil i «docs/lokalt» på høyst 30 kB."""
    class_size: Annotated[int, Field(ge=1, le=60)] | None = None
    """Antall rader på klasselister."""
    group_size: Annotated[int, Field(ge=2, le=40)] | None = None
    """Antall deltakere i en gruppe, for utskrift."""
    leader_sessions: Annotated[int, Field(ge=6, le=8)] = 6
    """Antall ledersamlinger: 6, 7 eller 8."""
    meeting_minutes: MeetingLength | dict[MeetingKey, MeetingLength] = USUAL_MEETING
    """Møtenes lengde i minutter, eller {default: 60, "1": 120}."""
    film_links: dict[Id, Url] = Field(default_factory=dict)
    """Adresser til filmer, ved filmens id."""
    film_minutes: dict[Id, FilmMinutes] = Field(default_factory=dict)
    """Lengden på filmer i minutter, ved filmens id."""
    school_year: SchoolYear | None = None
    """Skoleåret og feriene."""
    teacher_groups: Annotated[tuple[TeacherGroup, ...], AfterValidator(_refuse_twice)] = ()
    """Lærergruppene."""
    leader_sessions_at: LeaderSchedule | None = None
    """Når ledersamlingene er."""

    def length_of_meeting(self, number: int) -> int:
        """Return the length of a teacher meeting in minutes."""
        if isinstance(self.meeting_minutes, int):
            return self.meeting_minutes
        lengths = {str(key): minutes for key, minutes in self.meeting_minutes.items()}
        return lengths.get(str(number), lengths.get("default", USUAL_MEETING))
