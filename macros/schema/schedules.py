"""Who meets, on which weekday and at what hour: the groups of teachers, and the leaders."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import Model, Title
from macros.schema.dates import IsoDate
from macros.schema.local_types import Clock, GroupId, Weekday

Week = Literal["odd", "even"]
WEEK_NAMES: dict[Week, str] = {"odd": "oddetallsuker", "even": "partallsuker"}


def week_of(day: date) -> Week:
    """Say whether a day lies in a week with an odd number or an even one."""
    return "odd" if day.isocalendar().week % 2 else "even"


class TeacherGroup(Model):
    """A group of teachers that meets; no personal names."""

    id: GroupId
    """Gruppas faste navn, som «opphaug-1-4»."""
    name: Title | None = None
    """Det gruppa kalles på sidene, som «1.–4. trinn»; uten det vises «id» når skolen har flere grupper."""
    school: Title
    """Skolen, skrevet som i «schools»."""
    weekday: Weekday
    """Møtedagen."""
    weeks: Week | None = None
    """«odd» når gruppa bare møtes i oddetallsuker, «even» når det bare er i partallsuker."""
    start: Clock
    """Når møtet begynner, i anførselstegn."""
    starts: dict[Week, Clock] = Field(default_factory=dict)
    """Når møtet begynner i oddetallsuker eller partallsuker, når det ikke er som ellers: {"odd": "15:00"}."""
    exam_weeks: tuple[Annotated[int, Field(ge=1, le=53)], ...] = ()
    """Ukenumrene gruppa ikke møtes i på grunn av eksamen: [20, 21]."""
    dates: dict[Annotated[str, Field(pattern=r"^[0-8]$")], IsoDate] = Field(default_factory=dict)
    """Faste datoer for enkelte møter, ved møtets nummer: {"3": "2026-11-11"}; "0" er felles oppstart."""

    @model_validator(mode="after")
    def _starts_in_its_weeks(self) -> TeacherGroup:
        for week in self.starts if self.weeks else ():
            if week != self.weeks:
                raise PydanticCustomError(
                    "weeks",
                    "«starts» gjelder {never}, men gruppa møtes bare i {weeks}; ta bort det ene",
                    {"never": WEEK_NAMES[week], "weeks": WEEK_NAMES[self.weeks or week]},
                )
        return self

    def may_meet(self, day: date) -> bool:
        """Whether the group meets in a day's week."""
        is_its_week = self.weeks in (None, week_of(day))
        return is_its_week and day.isocalendar().week not in self.exam_weeks

    def start_on(self, day: date) -> time:
        """Return when a meeting begins on a day."""
        return self.starts.get(week_of(day), self.start)

    @property
    def hours(self) -> frozenset[time]:
        """All the times of day at which the group's meetings may begin."""
        weeks: tuple[Week, ...] = (self.weeks,) if self.weeks else ("odd", "even")
        return frozenset(self.starts.get(week, self.start) for week in weeks)


class LeaderSchedule(Model):
    """When the leaders meet."""

    weekday: Weekday
    """Møtedagen."""
    start: Clock
    """Når samlingen begynner, i anførselstegn."""
    dates: dict[Annotated[str, Field(pattern=r"^[1-8]$")], IsoDate] = Field(default_factory=dict)
    """Faste datoer for enkelte samlinger, ved samlingens nummer."""


def refuse_twice(items: tuple[TeacherGroup, ...]) -> tuple[TeacherGroup, ...]:
    """Refuse two groups of one id."""
    refuse_twins([item.id for item in items])
    return items


def refuse_twins(names: list[str]) -> None:
    """Refuse a name that stands twice."""
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise PydanticCustomError(
            "twice", "«{name}» står to ganger; gi den ene et annet navn", {"name": twice}
        )
