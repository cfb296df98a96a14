"""The municipality's own data, `extra.local` in the configuration; every key is optional."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import Id, Model, Title, Url, Version
from macros.schema.dates import IsoDate
from macros.schema.local_types import Email, Phone
from macros.schema.looks import Colour, Logo
from macros.schema.own_words import OwnWords, PageName
from macros.schema.rules import STEP
from macros.schema.schedules import LeaderSchedule, TeacherGroup, refuse_twice, refuse_twins
from macros.schema.school_year import School, SchoolYear

SHORTEST_MEETING, LONGEST_MEETING, USUAL_MEETING = 45, 180, 90
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


def _refuse_twice(schools: tuple[str | School, ...]) -> tuple[str | School, ...]:
    refuse_twins([_name_of(school) for school in schools])
    return schools


def _name_of(school: str | School) -> str:
    return school if isinstance(school, str) else school.name


def _refuse_mixed_years(years: tuple[SchoolYear, ...]) -> tuple[SchoolYear, ...]:
    for earlier, later in pairwise(years):
        if later.start <= earlier.end:
            raise PydanticCustomError(
                "years",
                "året som begynner {start}, begynner før det forrige er over {end}; skriv årene i rekkefølge",
                {"start": later.start.isoformat(), "end": earlier.end.isoformat()},
            )
    return years


class Local(Model):
    """All that a municipality can say of itself; without it the site is complete and neutral."""

    language: Literal["nb", "nn", "both"] = "nb"
    """Målformen: «nb», «nn», eller «both» for begge, med nynorsk under «/nn/»."""
    municipality: Title | None = None
    """Kommunens navn."""
    network: Annotated[tuple[Title | School, ...], Field(alias="schools"), AfterValidator(_refuse_twice)] = ()
    """Skolene i vertskapsrekkefølge; en skole med egne fridager skrives med «name» og «breaks»."""
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
    school_years: Annotated[tuple[SchoolYear, ...], AfterValidator(_refuse_mixed_years)] = ()
    """Flere skoleår, i stedet for «school_year»: det som er i gang først, så det neste."""
    dates_changed: IsoDate | None = None
    """Dagen datoene sist ble endret; da tar kalendere imot fila på nytt."""
    teacher_groups: Annotated[tuple[TeacherGroup, ...], AfterValidator(refuse_twice)] = ()
    """Lærergruppene."""
    leader_sessions_at: LeaderSchedule | None = None
    """Når ledersamlingene er."""
    terms: OwnWords = Field(default_factory=dict)
    """Kommunens eget ord for et av kursets, i fire former: {gruppeleder: [prosessleder, prosesslederen, prosessledere, prosesslederne]}."""
    leave_out: tuple[PageName, ...] = ()
    """Sider som ikke skal være med, ved navnet eller veien, som «om/drift»."""
    version_before: Version | None = None
    """Utgaven dere hadde før den siste oppdateringen; siden «Hva er nytt» sier da hva som er nytt siden den."""

    @model_validator(mode="after")
    def _has_one_kind_of_year(self) -> Local:
        if self.school_year and self.school_years:
            raise PydanticCustomError(
                "two_kinds", "har både «school_year» og «school_years»; skriv alle årene i «school_years»"
            )
        return self

    @property
    def schools(self) -> tuple[str, ...]:
        """The names of the schools that take part."""
        return tuple(map(_name_of, self.network))

    @property
    def years(self) -> tuple[SchoolYear, ...]:
        """The school years there are dates for, in order."""
        return self.school_years or ((self.school_year,) if self.school_year else ())

    @property
    def with_own_days(self) -> tuple[School, ...]:
        """The schools that say something of their own days."""
        return tuple(school for school in self.network if isinstance(school, School))

    def length_of_meeting(self, number: int) -> int:
        """Return the length of a teacher meeting in minutes."""
        if isinstance(self.meeting_minutes, int):
            return self.meeting_minutes
        lengths = {str(key): minutes for key, minutes in self.meeting_minutes.items()}
        return lengths.get(str(number), lengths.get("default", USUAL_MEETING))
