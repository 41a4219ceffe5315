"""The author's format: every key that may stand in show.yaml.

The models check one piece of the file at a time, so that a slip in one slide hides nothing in
another; `ShowFile` puts them together for the JSON Schema.  The descriptions are what editors and
the cures of problems show.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue  # noqa: TC002 -- pydantic looks the types up
from pydantic_core import CoreSchema  # noqa: TC002 -- pydantic looks the types up

from kiosk.figures.model import Direction, Operation, Qualifier, UnitClass
from kiosk.show.model import ChartKind
from kiosk.show.schema_types import (
    ID_SCHEMA,
    WORDS_SCHEMA,
    Authored,
    Date,
    Id,
    LanguageCode,
    Line,
    Seconds,
    Time,
    Value,
    Words,
)

MAX_SECTIONS: Final = 6
"""More do not fit the navigation bar."""


class SourceEntry(Authored):
    """A text that figures come from."""

    file: Line = Field(description="path of the text in the show folder: sources/closing.md")
    name: Words = Field(description="what visitors read in the source line")
    date: Date = Field(description="date of the text: 2025-09-14")


class ChangeEntry(Authored):
    """Makes a figure a change against something."""

    direction: Direction = Field(description="up or down")
    basis: Words = Field(description="against what, in words: 比上年增长, on the year before")


class QuoteEntry(Authored):
    """The words of a source that hold a figure."""

    source: Id = Field(alias="in", description="id of the source")
    quote: Line = Field(
        description="the source's words that hold the figure, character by character"
    )
    translation: Words | None = Field(
        default=None, description="the sentence in the show's other language"
    )


class DerivedEntry(Authored):
    """How a figure follows from other figures; exactly one operation."""

    sum: list[Id] | None = Field(default=None, description="figures that are added")
    difference: list[Id] | None = Field(default=None, description="first minus second")
    ratio: list[Id] | None = Field(default=None, description="first divided by second")
    share: list[Id] | None = Field(default=None, description="first in per cent of second")
    growth: list[Id] | None = Field(default=None, description="from second to first, in per cent")

    def operations(self) -> dict[Operation, list[str]]:
        """The operations that are given, with their operands."""
        given = {
            Operation.SUM: self.sum,
            Operation.DIFFERENCE: self.difference,
            Operation.RATIO: self.ratio,
            Operation.SHARE: self.share,
            Operation.GROWTH: self.growth,
        }
        return {operation: operands for operation, operands in given.items() if operands}


class FormerEntry(Authored):
    """What a figure was in an earlier version of its article."""

    value: Value = Field(description="the number as the earlier article stated it")
    qualifier: Qualifier = Field(
        default=Qualifier.EXACT, description="how the true value lies to the written one"
    )
    wording: Words | None = Field(default=None, description="the qualifier in its own words")
    written: Words | None = Field(default=None, description="the complete words, if it is a word")
    as_of: Time | None = Field(default=None, description="date, or date and time, of the number")
    source: QuoteEntry = Field(description="the sentence it came from")


class FigureEntry(Authored):
    """One number; slides refer to it by its id."""

    value: Value | None = Field(
        default=None,
        description="the number, as 250000, 25万, 2.5 million, or a range such as 6-6.5; "
        "may be left out if the figure is derived",
    )
    qualifier: Qualifier = Field(
        default=Qualifier.EXACT, description="how the true value lies to the written one"
    )
    wording: Words | None = Field(
        default=None, description="the qualifier in the source's own words: 突破, topped"
    )
    written: Words | None = Field(
        default=None, description="the source's complete words where the number is a word: 近四成"
    )
    unit: Words | None = Field(
        default=None,
        description="what is counted (人次, visits), or one of percent, points, yuan, us_dollar, "
        "euro, times",
    )
    unit_class: UnitClass | None = Field(
        default=None, description="kind of quantity, where the unit does not say it: area, mass …"
    )
    label: Words = Field(
        description="what the number is: in Chinese it follows the unit, in English it contains it"
    )
    change: ChangeEntry | None = Field(default=None, description="if the figure is a change")
    as_of: Time | None = Field(default=None, description="date, or date and time, of the number")
    source: QuoteEntry | None = Field(default=None, description="the sentence it comes from")
    derived: DerivedEntry | None = Field(
        default=None, description="how it follows from other figures, if no sentence states it"
    )
    was: FormerEntry | None = Field(
        default=None,
        description="written by a second import: what the figure was before; `kiosk review` asks "
        "which of the two stays",
    )


class UseEntry(Authored):
    """A figure on a slide: its id, or the id and a label for this slide."""

    figure: Id = Field(description="id of the figure")
    label: Words | None = Field(default=None, description="replaces the figure's label here")

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, data: object) -> object:
        return {"figure": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Either an id or the id with a label."""
        del core_schema, handler
        fields = cls.model_fields
        properties = {
            "figure": {**ID_SCHEMA, "description": fields["figure"].description},
            "label": {**WORDS_SCHEMA, "description": fields["label"].description},
        }
        use = {
            "type": "object",
            "properties": properties,
            "required": ["figure"],
            "additionalProperties": False,
        }
        return {"anyOf": [ID_SCHEMA, use]}


class SlideEntry(Authored):
    """What every slide may have."""

    id: Id | None = Field(default=None, description="name of the slide, for references")
    duration: Seconds | None = Field(
        default=None, description="seconds on screen; left out: by reading time"
    )
    languages: list[LanguageCode] | None = Field(
        default=None, description="languages in which the slide is shown; left out: all"
    )


class PosterEntry(SlideEntry):
    """One figure, as large as the wall."""

    kind: Literal["poster"]
    figure: UseEntry = Field(description="id of the figure")
    call: Words | None = Field(default=None, description="the invitation on the touch band")
    opens: Id | None = Field(
        default=None,
        description="id of the slide a touch opens; left out: the first that shows the figure",
    )


class NumbersEntry(SlideEntry):
    """One leading figure and three to six supporting ones."""

    kind: Literal["numbers"]
    hero: UseEntry = Field(description="id of the leading figure")
    list: Annotated[list[UseEntry], Field(description="ids of 3 to 6 supporting figures")]


class KeywordEntry(SlideEntry):
    """A word and its explanation."""

    kind: Literal["keyword"]
    word: Words = Field(description="the word, at most 4 Chinese characters if possible")
    gloss: Words = Field(description="the word in the other language, with its reading")
    text: Words = Field(description="the explanation: 80–160 Chinese characters, 30–70 words")


class StoryEntry(SlideEntry):
    """A picture with headline and paragraph."""

    kind: Literal["story"]
    headline: Words = Field(description="the finding; | breaks the line")
    text: Words = Field(description="the paragraph: 80–160 Chinese characters, 30–70 words")
    picture: Line = Field(description="path of a PNG, JPEG or WebP in the show folder")
    caption: Words = Field(description="what the picture shows, and whose it is")
    colors: Literal["inks", "natural"] = Field(
        default="inks", description="natural keeps the picture's colors instead of the two inks"
    )


class SeriesEntry(Authored):
    """One column of a table as a series with a name."""

    value: Line = Field(description="name of the column that holds the values")
    name: Words = Field(description="what the values are, written at the line's end")


class DataEntry(Authored):
    """A table with named columns."""

    file: Line = Field(description="path of a CSV file in the show folder: data/trade.csv")
    name: Words = Field(
        description="column that holds the names below the axis, or one each language"
    )
    value: Line | None = Field(default=None, description="column that holds the values")
    series: list[SeriesEntry] | None = Field(
        default=None, description="instead of value: two columns with their names"
    )
    source: Id = Field(description="id of the source the values come from")


class ChartEntry(SlideEntry):
    """A finding and the marks that show it.

    columns and line take `data` or `figures`; dots take `part` and `whole`; squares, strokes,
    share and ranking take `groups`.
    """

    kind: Literal["chart"]
    chart: Annotated[
        str, WithJsonSchema({"type": "string", "enum": [kind.value for kind in ChartKind]})
    ] = Field(description="the form: columns, line, dots, squares, strokes, share, ranking")
    headline: Words = Field(description="the finding; | breaks the line")
    deck: Words = Field(description="measure, unit, period; what one mark stands for")
    data: DataEntry | None = Field(default=None, description="a table (columns, line)")
    figures: list[UseEntry] | None = Field(
        default=None, description="ids of figures in order of time (columns, line)"
    )
    part: UseEntry | None = Field(default=None, description="id of the part (dots)")
    whole: UseEntry | None = Field(default=None, description="id of the whole (dots)")
    groups: list[UseEntry] | None = Field(
        default=None, description="ids of figures (squares, strokes, share, ranking)"
    )
    emphasis: Line | None = Field(
        default=None,
        description="what the page is about: first, last, the id or name of a group or point, "
        "or its number counted from 1",
    )
    annotation: UseEntry | None = Field(
        default=None, description="id of a figure that is drawn on the data (columns, line)"
    )
    note: Words | None = Field(default=None, description="added to the source line")


AnySlide = Annotated[
    PosterEntry | NumbersEntry | KeywordEntry | ChartEntry | StoryEntry,
    Field(discriminator="kind"),
]
SLIDE_KINDS: Final[dict[str, type[SlideEntry]]] = {
    "poster": PosterEntry,
    "numbers": NumbersEntry,
    "keyword": KeywordEntry,
    "chart": ChartEntry,
    "story": StoryEntry,
}


class SectionHead(Authored):
    """A section without its slides."""

    id: Id = Field(description="name of the section")
    title: Words = Field(description="what the navigation bar says")


class SectionEntry(SectionHead):
    """A part of the show that the navigation bar names."""

    slides: list[AnySlide] = Field(description="the slides in order")


class AnswerEntry(Authored):
    """The recorded answer to one question of the check."""

    key: Line = Field(description="which question; the check prints it")
    date: Date = Field(description="when it was answered: 2025-09-14")
    about: Line = Field(description="what kind of question it was: sum, repeat, label")
    answer: Line = Field(description="what was decided, in words")


class ShowHead(Authored):
    """The show without its figures, sources and slides."""

    format: Annotated[Literal["1"], WithJsonSchema({"const": 1})] = Field(
        description="version of this format; always 1"
    )
    title: Words = Field(description="title of the show")
    name: Words | None = Field(
        default=None, description="name in the masthead and on posters; left out: the title"
    )
    draft: Annotated[Literal["true"], WithJsonSchema({"enum": [True, "true"]})] | None = Field(
        default=None,
        description="true: made from an article; its labels and texts wait for a person",
    )
    languages: list[LanguageCode] = Field(
        min_length=1,
        max_length=2,
        description="languages of the show, zh and en; the first is the default",
    )


class ShowFile(ShowHead):
    """A show: figures, where they come from, and the slides that show them."""

    sources: dict[Id, SourceEntry] = Field(
        default_factory=dict[str, SourceEntry], description="texts that figures come from, by id"
    )
    figures: dict[Id, FigureEntry] = Field(
        default_factory=dict[str, FigureEntry], description="numbers by id"
    )
    sections: list[SectionEntry] = Field(
        min_length=1, max_length=MAX_SECTIONS, description="3 to 6 sections with their slides"
    )
    answers: list[AnswerEntry] = Field(
        default_factory=list[AnswerEntry],
        description="what was decided about the check's questions",
    )
