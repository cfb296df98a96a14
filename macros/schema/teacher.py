"""The pages of the teacher track: themes, methods and meetings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.schema.base import (
    ContentPage,
    Id,
    MethodId,
    Minutes,
    Model,
    Months,
    PointGroup,
    PromptId,
    ReferenceId,
    SheetId,
    Source,
    Text,
    ThemeId,
    Title,
)
from macros.schema.block import Handout
from macros.schema.meeting_block import MeetingBlock, MeetingPart

MOST_SEAMS = 8
"""Every way of cutting is tried, and eight seams give 256."""
MeetingNumber = Annotated[int, Field(ge=0, le=8)]
ThemeNumber = Annotated[int, Field(ge=1, le=6)]


class Task(Model):
    """Something to try, with its origin."""

    text: Text
    """Hva leseren skal gjøre."""
    source: Source
    """Hvor oppgaven er fra."""


class FollowUp(Task):
    """A brief meeting some weeks after a meeting."""

    weeks: Annotated[int, Field(ge=1, le=8)]
    """Hvor mange uker etter møtet."""
    minutes: Minutes
    """Hvor lenge den varer, i minutter."""


class Theme(ContentPage):
    """One of the six themes of the teacher module."""

    PREFIX = "Tema {number}: "
    number: ThemeNumber
    """Temaets nummer, 1 til 6, likt nummeret i filnavnet; tittelen begynner med det: «Tema 4: …»."""
    term: Title
    """Det fagfolk og kildene kaller temaet."""
    try_this: Task
    """«Prøv dette»: én ting å prøve samme dag, øverst på siden."""
    groups: Annotated[tuple[PointGroup, ...], Field(min_length=1)]
    """Det temaet sier at en kan gjøre, i punkter."""
    exercise: Task
    """Øvingsoppgaven til neste møte."""
    logging: Task
    """Hvordan en loggfører øvingen."""
    prompts: tuple[PromptId, ...] = ()
    """Drøftingsspørsmålene til temaet, ved id."""
    worksheets: tuple[SheetId, ...] = ()
    """Arkene til temaet, ved id."""
    summary: Annotated[tuple[Text, ...], Field(min_length=5, max_length=5)]
    """Temaet i fem linjer, rett under «Prøv dette»."""
    literature: tuple[ReferenceId, ...] = ()
    """Litteraturen temaet bygger på, ved id."""


class Step(Model):
    """One step of a method."""

    id: Id
    """Trinnets faste navn; blir anker."""
    title: Text
    """Hva trinnet går ut på."""
    alone: Text | None = None
    """Hva hver enkelt gjør."""
    group: Text | None = None
    """Hva gruppa gjør sammen."""
    worksheets: tuple[SheetId, ...] = ()
    """Arkene trinnet bruker, ved id."""
    source: Source
    """Hvor trinnet er fra."""


class Method(ContentPage):
    """A way of working that runs through the course: kartlegging or Banking Time."""

    try_this: Task
    """«Prøv dette»: det første en kan gjøre."""
    steps: tuple[Step, ...] = ()
    """Trinnene, i rekkefølge."""
    groups: tuple[PointGroup, ...] = ()
    """Lister med punkter: vilkår, aktiviteter, råd. Har metoden trinn, står den første lista før dem."""
    prompts: tuple[PromptId, ...] = ()
    """Drøftingsspørsmålene til metoden, ved id."""
    worksheets: tuple[SheetId, ...] = ()
    """Arkene til metoden, ved id."""
    literature: tuple[ReferenceId, ...] = ()
    """Litteraturen metoden bygger på, ved id."""


class Absence(Model):
    """What one who was away needs."""

    done: Text
    """Hva gruppa gjorde."""
    try_this: Text
    """Hva en kan prøve før neste møte."""


class Meeting(ContentPage):
    """One of the eight meetings of a teacher group."""

    PREFIX = "Møte {number}: "
    number: MeetingNumber
    """Møtets nummer, 1 til 8, likt nummeret i filnavnet; tittelen begynner med det: «Møte 3: …».
    0 er felles oppstart, som ikke telles."""
    minutes: Minutes | None = None
    """Møtets lengde når den ikke er kommunens vanlige."""
    months: Months
    """Månedene møtet hører hjemme i, som tall i rekkefølge: [9, 10]."""
    participants: Text | None = None
    """Hvem som er med, når det ikke bare er alle som arbeider med klassen eller trinnet."""
    themes: tuple[ThemeId, ...] = ()
    """Temaene møtet handler om, ved id."""
    methods: tuple[MethodId, ...] = ()
    """Metodene møtet bruker, ved id."""
    print: tuple[Handout, ...] = ()
    """Arkene som skrives ut."""
    bring: tuple[Text, ...] = ()
    """Det som skal være med til møtet."""
    prepare: tuple[Text, ...] = ()
    """Det den som leder gjør på forhånd."""
    blocks: Annotated[tuple[MeetingBlock, ...], Field(min_length=2)]
    """Møteplanen."""
    parts: tuple[MeetingPart, ...] = ()
    """Delene møtet kan holdes i, én for hver strekning mellom to steder det kan deles."""
    say: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    """Tre ting å si, for en vikar med ti minutter."""
    pitfalls: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Det som ofte går galt, og hva en gjør."""
    exercise: Task
    """Det hver deltaker prøver til neste møte."""
    logging: Task
    """Det hver deltaker loggfører."""
    absence: Absence
    """Svarene til den som spør «Var du borte?»."""
    leaders_provide: tuple[Text, ...] = ()
    """Det ledelsen må ha på plass til møtet og tiden etter: tid, rom, vikar."""
    follow_up: FollowUp | None = None
    """En kort oppfølging mellom dette møtet og det neste, når det er en."""

    @property
    def prefix(self) -> str:
        """What the title begins with; the common start is no numbered meeting."""
        return super().prefix if self.number else ""

    @model_validator(mode="after")
    def _has_few_seams(self) -> Meeting:
        seams = sum(block.seam for block in self.blocks)
        if seams > MOST_SEAMS:
            raise PydanticCustomError(
                "seams",
                "kan deles høyst {most} steder, men har «seam» på {count}; fjern noen",
                {"most": MOST_SEAMS, "count": seams},
            )
        return self

    @model_validator(mode="after")
    def _names_its_parts(self) -> Meeting:
        once = [block for block in self.blocks if not block.repeat]
        begin = [block.id for index, block in enumerate(once) if index == 0 or block.seam]
        if self.parts and [part.begins for part in self.parts] != begin:
            raise PydanticCustomError(
                "parts",
                "«parts» må ha én del for hver strekning, og begynne med {begin}, i den rekkefølgen",
                {"begin": ", ".join(f"«{name}»" for name in begin)},
            )
        if any(part.until_next is None for part in self.parts[:-1]):
            raise PydanticCustomError("until_next", "alle deler unntatt den siste må ha «until_next»")
        return self
