"""A school year: when it begins and ends, when nobody is at school, and when only the staff is."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import Model, Title
from macros.schema.dates import IsoDate
from macros.schema.local_types import Clock
from macros.schema.schedules import LeaderSchedule, TeacherGroup, refuse_twice

A_YEAR = timedelta(days=366)


class OwnBreak(Model):
    """Days off at one school."""

    name: Title
    """Hva fridagene heter, som «Høstferie»."""
    first: Annotated[IsoDate, Field(alias="from")]
    """Første fridag."""
    last: Annotated[IsoDate, Field(alias="to")]
    """Siste fridag."""

    @model_validator(mode="after")
    def _runs_forward(self) -> OwnBreak:
        if self.first > self.last:
            raise PydanticCustomError("backwards", "«from» må være samme dag som «to» eller før")
        return self


class Break(OwnBreak):
    """Days without school."""

    schools: tuple[Title, ...] = ()
    """Skolene som har fri, når det ikke er alle."""


class OwnPlanningDay(Model):
    """A day on which the staff of a school is at work, and the pupils are not."""

    day: Annotated[IsoDate, Field(alias="date")]
    """Dagen."""
    name: Title = "Planleggingsdag"
    """Hva dagen heter."""
    common_start: Clock | None = None
    """Når felles oppstart begynner, hvis den holdes denne dagen: "09:00"."""


class PlanningDay(OwnPlanningDay):
    """A day on which the staff is at work, and the pupils are not."""

    schools: tuple[Title, ...] = ()
    """Skolene som har planleggingsdag, når det ikke er alle."""


class School(Model):
    """A school with days of its own."""

    name: Title
    """Skolens navn."""
    breaks: tuple[OwnBreak, ...] = ()
    """Ferier og fridager som bare denne skolen har."""
    planning_days: tuple[OwnPlanningDay, ...] = ()
    """Planleggingsdager som bare denne skolen har."""


class SchoolYear(Model):
    """When the school year begins and ends, and when there is no school."""

    start: IsoDate
    """Første skoledag, eller dagen kurset begynner hvis det er senere."""
    end: IsoDate
    """Siste skoledag."""
    breaks: tuple[Break, ...] = ()
    """Ferier og fridager utenom helligdagene."""
    planning_days: tuple[PlanningDay, ...] = ()
    """Dager da bare de ansatte er på skolen: [{date: "2026-08-14", common_start: "09:00"}]."""
    teacher_groups: Annotated[tuple[TeacherGroup, ...], AfterValidator(refuse_twice)] = ()
    """Lærergruppene dette året, når de ikke er de samme som ellers."""
    leader_sessions_at: LeaderSchedule | None = None
    """Når ledersamlingene er dette året, når det ikke er som ellers."""

    @model_validator(mode="after")
    def _runs_forward(self) -> SchoolYear:
        if self.start >= self.end:
            raise PydanticCustomError("backwards", "«start» må være før «end»")
        if self.end - self.start > A_YEAR:
            raise PydanticCustomError(
                "long", "fra «start» til «end» er det mer enn ett år; se om årstallene stemmer"
            )
        return self
