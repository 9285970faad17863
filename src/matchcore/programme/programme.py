"""`Programme`: the definition of a programme, with its presets, its file and its matchings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, Unpack, overload

from matchcore.affinity.factors import Factors
from matchcore.affinity.learnt import Learnt
from matchcore.answer import Matching
from matchcore.checks import Check
from matchcore.errors import ProgrammeError
from matchcore.model.assignment import Assignment
from matchcore.model.problem import Problem
from matchcore.people import Cohort
from matchcore.programme import presets
from matchcore.programme.arguments import read_arguments
from matchcore.programme.definition import Definition
from matchcore.programme.description import describe, unwritable
from matchcore.programme.file import Source, Target, load_file, to_text, write_file
from matchcore.programme.learnt import with_learnt
from matchcore.programme.matching import check_cohort, match_cohort
from matchcore.programme.prepared import Prepared
from matchcore.solver import SolveOptions
from matchcore.tables import TableSource
from matchcore.wording import Language

if TYPE_CHECKING:  # most programs read tables that they know, and never load it
    from matchcore.programme.reading.reading import Reading


class Programme(Definition):
    """How one company matches: what counts, what is forbidden, what comes first.

    A programme is a frozen value: `replace` returns a changed one, and two with the same content
    are equal. Matching never changes it, so threads may share it.

    Parameters
    ----------
    affinity : Affinity, optional
        The components and terms of a score. The programme keeps a copy and returns copies. Without
        any, every pair scores 0 before soft rules.
    rules : sequence of Rule
        Who may be matched, and how often. Soft rules, those with a weight, add to the score.
    objective : {"coverage", "score"}
        As in `Problem`.
    floor : float, optional
        The lowest score of a couple.
    complete : bool
        Every demand is filled exactly, or nobody is matched.
    scale : sequence of str, optional
        The labels of ``grade``, lowest first.
    columns, layout : optional
        How the tables of people name columns and write lists, as in `Cohort`.
    name : str
        The name in reports.
    language : {"en", "fr"}
        The language of reasons and reports.
    aims : sequence of Aim
        What the programme is for, and the targets it is judged by. They change no couple.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> programme = Programme.reverse_mentoring()
    >>> programme.match(datasets.load_demo()).status.value
    'optimal'
    >>> french = programme.replace(language="fr")
    >>> programme.language, french == programme, french.replace(language="en") == programme
    ('en', False, True)
    """

    @classmethod
    def reverse_mentoring(cls) -> Self:
        """Return a programme in which juniors teach seniors.

        Skills count most. The mentee is at least two grades above, in another department.
        """
        return cls(**presets.reverse_mentoring())

    @classmethod
    def classic_mentoring(cls) -> Self:
        """Return a programme in which seniors teach juniors.

        Skills count most. The mentor is at least two grades above.
        """
        return cls(**presets.classic_mentoring())

    @classmethod
    def peer_mentoring(cls) -> Self:
        """Return a programme in which equals teach each other.

        Skills and interests count most; close grades score higher.
        """
        return cls(**presets.peer_mentoring())

    @classmethod
    def from_toml(cls, source: Source) -> Self:
        """Read a programme's file: ``[programme]``, ``[columns]``, ``[[affinity]]``, ``[[rules]]``.

        A file that names a preset states only what differs from it.

        Parameters
        ----------
        source : path or open file

        Raises
        ------
        ProgrammeError
            Lists every problem: unknown kinds and options, wrong values.

        Examples
        --------
        >>> import io
        >>> from matchcore import Programme
        >>> text = '''
        ... [programme]
        ... preset = "reverse_mentoring"
        ... without = ["DifferentDepartment", "site"]
        ...
        ... [weights]
        ... skills = 0.8
        ... '''
        >>> programme = Programme.from_toml(io.StringIO(text))
        >>> {name: part.weight for name, part in programme.affinity.components.items()}
        {'skills': 0.8, 'interests': 0.2, 'availability': 0.1, 'seniority': 0.1}
        """
        return cls.from_dict(load_file(source))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return a programme from plain values, as `to_dict` returns them and a file holds them."""
        return cls(**read_arguments(data))

    @overload
    def to_toml(self, target: None = None) -> str: ...
    @overload
    def to_toml(self, target: Target) -> None: ...
    def to_toml(self, target: Target | None = None) -> str | None:
        """Write the programme's file; `from_toml` reads an equal programme from it.

        It is written in full: a programme is a value and does not remember a preset.

        The path of a file of skill names is written relative to the folder of the programme's file
        where it lies in or below it, absolute otherwise.

        Parameters
        ----------
        target : path or open file, optional
            Without a target, the text is returned.

        Raises
        ------
        ProgrammeError
            The programme has something that a file cannot hold: a function, or a user-defined
            component, term or rule.

        Examples
        --------
        >>> from matchcore import Affinity, Programme
        >>> from matchcore.affinity import TaughtSkills
        >>> from matchcore.rules import Capacity
        >>> affinity = Affinity(skills=TaughtSkills(weight=0.1))
        >>> print(Programme(affinity=affinity, rules=[Capacity(2)], name="spring").to_toml())
        [programme]
        format = 1
        name = "spring"
        objective = "coverage"
        complete = false
        language = "en"
        <BLANKLINE>
        [[affinity]]
        kind = "TaughtSkills"
        name = "skills"
        first = false
        missing = "zero"
        rarity = false
        weight = 0.1
        <BLANKLINE>
        [[rules]]
        kind = "Capacity"
        default = 2
        """
        if target is None:
            return to_text(self.to_dict())
        write_file(self.to_dict(), target)
        return None

    def to_dict(self) -> dict[str, Any]:
        """Return the programme as plain values, in the form of its file.

        Raises
        ------
        ProgrammeError
            As for `to_toml`.
        """
        if problems := unwritable(self):
            raise ProgrammeError(problems)
        return describe(self)

    def problem(self, cohort: Cohort) -> tuple[Problem, Factors]:
        """Return the problem that `match` solves, and the factors of its scores."""
        return Prepared(cohort).problem(self)

    def recognise(
        self,
        *,
        mentors: TableSource | None = None,
        mentees: TableSource | None = None,
        staff: TableSource | None = None,
        people: TableSource | None = None,
        join: TableSource | None = None,
        keep: Literal["", "latest"] = "",
        language: Language | Literal["auto"] | None = None,
    ) -> Reading[Self]:
        """Recognise any tables of people: what each column is, how lists and grades are written.

        Tables with our own headers are read as `read` does. In others a column is recognised by
        its header, French or English, and by its cells. What is sure is read and listed; what is
        likely is read, and a caution says so; what would change a couple and is not sure is asked.

        Parameters
        ----------
        mentors, mentees, staff, people, join
            Frames, records or files, as in `Cohort`. A workbook given as `people` may have a sheet
            for each role, or one sheet with a column of roles.
        keep : {"", "latest"}
            ``"latest"``: of several answers of one person only the latest counts. Without it, they
            are asked about.
        language : {"en", "fr", "auto"}, optional
            Of the reading and of its programme: the programme's if left out; with ``"auto"``
            French if any header has a word that only French has.

        Returns
        -------
        Reading
            ``print`` it: a table of what was understood. Its ``cohort`` has the people, its
            ``programme`` reads such tables again.

        Raises
        ------
        InputError
            A table cannot be read at all; every problem is listed.

        Examples
        --------
        >>> from matchcore import Programme
        >>> mentors = [{"Courriel": "zoe@x.org", "Niveau": 1, "Service": "IT", "Compétences": "Go"}]
        >>> mentees = [{"Courriel": "ana@x.org", "Niveau": 5, "Service": "RH", "Souhaits": "Go"}]
        >>> reading = Programme.reverse_mentoring().recognise(mentors=mentors, mentees=mentees)
        >>> reading.columns["taken_for"].tolist()
        ['id', 'grade', 'department', 'skills', 'id', 'grade', 'department', 'wants']
        >>> reading.cohort
        Cohort(1 mentor, 1 mentee)
        >>> reading.programme.columns["Courriel"]
        'id'
        """
        from matchcore.programme.reading.recognition import recognised

        sources = {"mentors": mentors, "mentees": mentees, "staff": staff}
        sources |= {"people": people, "join": join}
        return recognised(self, sources, keep=keep, language=language)

    def check(self, cohort: Cohort) -> Check:
        """Count places, skills, forbidden pairs and blocked people, without solving.

        Parameters
        ----------
        cohort : Cohort
            As `read` returns it.

        Returns
        -------
        Check
            A text to ``print``; frames ``rules``, ``blocked``, ``skills``, ``slips`` and
            ``merged``; and ``clashes``, sentences that say why no matching can exist.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> found = Programme.reverse_mentoring().check(datasets.load_demo())
        >>> found.seats, found.places, found.open
        (50, 78, 2103)
        >>> found.blocked.loc[0, ["who", "rules"]].tolist()
        ['E-0100', ('SeniorityGap(at_least=2) [grade unknown]',)]
        """
        return check_cohort(self, cohort)

    def match(
        self,
        cohort: Cohort | None = None,
        *,
        learnt: Learnt | None = None,
        **options: Unpack[SolveOptions[Matching | Assignment]],
    ) -> Matching:
        """Return the best matching of a cohort, with its proof.

        Parameters
        ----------
        cohort : Cohort
            As `read` returns it.
        learnt : Learnt, optional
            What meetings taught, as `matchcore.rounds.learn` returns it; see `with_learnt`.
        **options
            Those of `matchcore.solve`: ``time_limit``, ``gap``, ``start``, ``cancel``,
            ``progress``, ``memory_limit``, ``device``, ``pairs``. ``start`` may also be a matching
            of other weights, rules or people; those in both are found by id.

        Raises
        ------
        InputError
            The people, the programme or an option cannot be used; every problem is listed.
        InfeasibleError
            No matching obeys every hard rule; the message names the people and rules that clash.
        TimeLimitError
            A limit was reached before any matching was found; the message names the option.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
        >>> matching = programme.match(cohort)
        >>> programme.replace(floor=0.2).match(cohort, start=matching).status.value
        'optimal'
        """
        programme = self if learnt is None else self.with_learnt(learnt)
        return match_cohort(programme, cohort, options)

    def with_learnt(self, learnt: Learnt) -> Self:
        """Return this programme with what meetings taught; `match` takes it as ``learnt=``, too.

        Pairs that met gain or lose their amount (the addend ``meetings``), vetoed pairs are
        forbidden, and components take new weights where `learnt` has some. What an earlier
        `learnt` gave is replaced.

        Raises
        ------
        InputError
            `learnt` is something else, or has the weight of a component that is not here.

        Examples
        --------
        >>> from matchcore import Programme
        >>> from matchcore.affinity import Learnt
        >>> learnt = Learnt(amounts={("ana", "zoe"): 0.1}, vetoes=[("ana", "max")])
        >>> programme = Programme.peer_mentoring().with_learnt(learnt)
        >>> programme.affinity.terms["meetings"].met, programme.rules[-1].names
        ([['ana', 'zoe', 0.1]], (('ana', 'max'),))
        """
        return with_learnt(self, learnt)
