"""The municipality's own data, `extra.local` in the configuration; every key is optional."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import Id, Model, Title, Url
from macros.schema.dates import IsoDate
from macros.schema.local_types import Clock, Email, GroupId, Phone, Weekday
from macros.schema.looks import Colour, Logo
from macros.schema.own_words import OwnWords, PageName
from macros.schema.rules import STEP

SHORTEST_MEETING, LONGEST_MEETING, USUAL_MEETING = 45, 180, 90
A_YEAR = timedelta(days=366)
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


class WorryPhone(Model):
    """A number of the municipality's own for whoever is worried about a pupil."""

    name: Title
    """Hvem som svarer, som «Barnevernstjenesten»."""
    phone: Phone
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
        if self.end - self.start > A_YEAR:
            raise PydanticCustomError(
                "long", "fra «start» til «end» er det mer enn ett år; se om årstallene stemmer"
            )
        return self


class TeacherGroup(Model):
    """A group of teachers that meets; no personal names."""

    id: GroupId
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
    worry_phones: tuple[WorryPhone, ...] = ()
    """Kommunens egne numre på kortet for bekymring, som barnevernstjenesten og legevakta."""
    accessibility_statement: Url | None = None
    """Adressen til kommunens tilgjengelighetserklæring."""
    colour: Colour = ""
    """Kommunens farge, i anførselstegn; lenker og merker får den når den kan leses."""
    logo: Logo | None = None
    """Kommunens logo øverst på sidene: en SVG- eller PNG-fil i «docs/lokalt» på høyst 30 kB."""
    logo_dark: Logo | None = None
    """Logoen i mørk visning; uten den får «logo» en hvit plate bak seg der."""
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
    terms: OwnWords = Field(default_factory=dict)
    """Kommunens eget ord for et av kursets, i fire former: {gruppeleder: [prosessleder, prosesslederen, prosessledere, prosesslederne]}."""
    leave_out: tuple[PageName, ...] = ()
    """Sider som ikke skal være med, ved navnet eller veien, som «om/drift»."""

    def length_of_meeting(self, number: int) -> int:
        """Return the length of a teacher meeting in minutes."""
        if isinstance(self.meeting_minutes, int):
            return self.meeting_minutes
        lengths = {str(key): minutes for key, minutes in self.meeting_minutes.items()}
        return lengths.get(str(number), lengths.get("default", USUAL_MEETING))
