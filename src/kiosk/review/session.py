"""A review in progress: the show on the disk, what is decided, what is next.

Everything is written as it happens.  An answer after which the show could no longer be read is
taken back at once, with the reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.article.update_derived import follow
from kiosk.article.verification import facts_of_show
from kiosk.review.decision import Decision, Kind, Option
from kiosk.review.pages import TOGETHER, key_of
from kiosk.review.queue import Facts, decisions, waiting
from kiosk.show import write, write_items
from kiosk.show.answers import ANSWERS
from kiosk.show.read import read_whole
from kiosk.show.verify import verify
from kiosk.show.write_file import ShowFile
from kiosk.show.write_text import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from kiosk.errors import Problem
    from kiosk.show.model import Show
    from kiosk.show.tree import Plain
    from kiosk.show.write import Edit


class Review:
    """What a person works through.

    Attributes:
        folder: The show's folder.
        facts: The show as it stands on the disk; None: it has defects.
        problems: What is wrong with it, then.
        waiting: Decisions without an answer, in the order in which they are asked.
        refused: Why the last answer was taken back; None: it was not.
    """

    def __init__(self, folder: Path, today: date) -> None:
        """Read the show.

        Args:
            folder: The show's folder.
            today: Recorded with the answers.

        Raises:
            EditRefusedError: There is no file that can be read.
        """
        self.folder = folder
        self.facts: Facts | None = None
        self.problems: list[Problem] = []
        self.refused: Problem | None = None
        self.waiting: tuple[Decision, ...] = ()
        self._today = today
        self._file = ShowFile(folder)
        self._all: tuple[Decision, ...] = ()
        self._skipped: list[str] = []
        self._current = ""
        self._with_translations = False
        self._settled: list[int] = []
        """For each step, the decisions that it made vanish without a recorded answer."""
        self.refresh()

    @property
    def show(self) -> Show | None:
        """The show as it stands."""
        return self.facts.show if self.facts else None

    @property
    def current(self) -> Decision | None:
        """What is asked now; None: nothing is left."""
        pages = (part for one in self.waiting for part in one.parts)
        chosen = (one for one in (*self.waiting, *pages) if one.key == self._current)
        return next(chosen, self.waiting[0] if self.waiting else None)

    @property
    def progress(self) -> tuple[int, int]:
        """How many decisions are made, of how many."""
        settled = sum(self._settled)
        total = len(self._all) + settled
        return total - len(self.waiting), total

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._file.can_undo

    def select(self, key: str) -> None:
        """Ask another decision now."""
        self._current = key

    def skip(self) -> None:
        """Ask the next; this one comes again at the end."""
        if self.current is not None:
            self._skipped = [key for key in self._skipped if key != self.current.key]
            self._skipped.append(self.current.key)
            self._order()
            self._current = ""

    def include_translations(self, *, wanted: bool) -> None:
        """Ask also for the texts that are missing in the other language, or no longer."""
        self._with_translations = wanted
        self._ask()

    def choose(self, index: int, words: Sequence[str] = (), reason: str = "") -> str:
        """Give an answer; why it could not be given, or nothing.

        Args:
            index: Of the option, from 0.
            words: The texts of a figure that is placed, as they now read.
            reason: Why, if the answer takes a reason.
        """
        decision = self.current
        if decision is None or index >= len(decision.options):
            return ""
        option = decision.options[index]
        if reason and option.takes_reason:
            option = replace(option, answer=f"{option.answer}: {reason}")
        texts = _text_edits(decision, words) if decision.kind is Kind.NEW and words else ()
        keys = [part.key for part in decision.parts] or [decision.key]
        return self._take(decision, option, (*texts, *option.edits), keys)

    def save(self, words: Sequence[str]) -> str:
        """Write the texts of the current decision, and take it as confirmed.

        Args:
            words: The texts of its entries, in their order; an empty one is left as it is.

        Returns:
            Why it could not be done, or nothing.
        """
        decision = self.current
        if decision is None:
            return ""
        kept = _kept(decision, words)
        edits = _text_edits(decision, words)
        if decision.kind is Kind.TRANSLATE:
            return self._take(decision, None, edits, ())
        is_own = decision.kind is Kind.PAGE
        key = key_of(decision.kind, kept) if is_own else decision.key
        confirmed = Option({}, "changed" if edits else decision.options[0].answer)
        if not is_own and edits:
            return self._take(decision, None, edits, ())
        return self._take(decision, confirmed, edits, (key,))

    def undo(self) -> str:
        """Take the last step back; why it could not be done, or nothing."""
        try:
            if self._file.undo():
                self._settled.pop()
        except (EditRefusedError, OSError) as error:
            return str(error)
        self.refresh()
        return ""

    def refresh(self) -> None:
        """Read the show as it stands on the disk."""
        if self._file.is_stale():
            self._file.reload()
            self._settled.clear()
        reading = read_whole(self.folder)
        self.problems = [one for one in reading.draft.findings.in_file_order() if one.is_defect]
        if reading.show is None:
            self.facts = None
        else:
            sources = facts_of_show(reading)
            checks = verify(reading, sources, self._today)
            self.facts = Facts(reading.show, reading, sources, checks)
        self._ask()

    def _take(
        self,
        decision: Decision,
        option: Option | None,
        edits: Sequence[Edit],
        keys: Sequence[str],
    ) -> str:
        """Write edits and the answer as one step."""
        steps = [*edits]
        if option is not None:
            steps += [self._record(decision, option, one) for one in (*keys, *option.settles)]
        if not steps:
            self.skip()
            return ""
        before = {one.key for one in self._all}
        parts_before = {part.key for one in self._all for part in one.parts}
        self.refused = None
        try:
            self._file.apply(*steps)
            self._settled.append(0)
            self.refresh()
            if self.facts is None:
                # Figures that are computed from a restated one no longer agree with it.
                follow(self._file)
                self.refresh()
        except (EditRefusedError, OSError) as error:
            return str(error)
        if self.facts is None:
            self.refused = self.problems[0]
            self.undo()
            return f"{self.refused.place}: {self.refused.message}."
        now = {one.key for one in self._all}
        self._settled[-1] = max(0, len(before) - len(now))
        # Whoever changed one of several pages goes on looking at the others.
        self._current = TOGETHER if decision.key in parts_before else ""
        return ""

    def _record(self, decision: Decision, option: Option, key: str) -> Edit:
        entry: dict[str, Plain] = {
            "key": key,
            "date": self._today.isoformat(),
            "about": decision.code,
            "answer": option.answer,
        }
        return lambda text: write_items.append_item(text, (ANSWERS,), entry)

    def _ask(self) -> None:
        if self.facts is None:
            self._all, self.waiting = (), ()
            return
        self._all = decisions(self.facts, with_translations=self._with_translations)
        self.waiting = waiting(self._all, self.facts)
        self._order()

    def _order(self) -> None:
        """What was skipped comes last."""
        rank = {key: number for number, key in enumerate(self._skipped, 1)}
        self.waiting = tuple(sorted(self.waiting, key=lambda one: rank.get(one.key, 0)))


def _kept(decision: Decision, words: Sequence[str]) -> list[str]:
    """The texts of a decision; an empty one is left as it is, or not written yet."""
    is_new = decision.kind is Kind.TRANSLATE
    pairs = zip(words, decision.entries, strict=True)
    return [new.strip() or ("" if is_new else one.words) for new, one in pairs]


def _text_edits(decision: Decision, words: Sequence[str]) -> tuple[Edit, ...]:
    """What changes where texts now read otherwise; a text that was proposed is written too."""
    is_new = decision.kind is Kind.TRANSLATE
    return tuple(
        _setting(place, entry.language, new)
        for entry, new in zip(decision.entries, _kept(decision, words), strict=True)
        if (new if is_new else new != entry.words)
        for place in entry.places
    )


def _setting(place: tuple[str | int, ...], language: str, words: str) -> Edit:
    return lambda text: write.set_words(text, place, language, words)
