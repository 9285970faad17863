"""`AskedWeights`: the questions about weights that an `Explorer` answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import overload

from matchcore.tuning.front import Front, front
from matchcore.tuning.oracle import OnSolve, Weighed
from matchcore.tuning.reach import By, Reach, reach
from matchcore.tuning.sensitivity import Sensitivities, Sensitivity, sensitivities, sensitivity
from matchcore.tuning.sliders import Sliders
from matchcore.tuning.stability import Stability, stability


class AskedWeights:
    """A cohort that answers questions about weights, exactly, by matching it again and again.

    Each method takes ``progress``: called before each solve with the number of solves so far.
    """

    @overload
    def sensitivity(
        self: Weighed, name: None = None, *, progress: OnSolve | None = None
    ) -> Sensitivities: ...
    @overload
    def sensitivity(
        self: Weighed, name: str, *, progress: OnSolve | None = None
    ) -> Sensitivity: ...
    def sensitivity(
        self: Weighed, name: str | None = None, *, progress: OnSolve | None = None
    ) -> Sensitivities | Sensitivity:
        """Return between which weights no couple changes, and which change first beyond.

        One weight moves and the others stay as stated; for components that changes the shares of
        all. Up to either end no other couples are better; beyond it, the couples named are. Takes
        about 10 solves for each weight.

        Parameters
        ----------
        name : str, optional
            Of a component, a term or a soft rule; all of them if left out.
        progress : callable, optional

        Raises
        ------
        InputError
            There is no such weight; the programme has a floor, with which totals are not linear in
            the weights; or a limit such as ``time_limit`` left an answer unproven.

        Notes
        -----
        The total of any couples is linear in a raw weight, up to a factor that all couples share.
        From the far end, each solve gives a line, and the next solve is where it crosses that of
        the present couples: Newton's method on the upper envelope [1]_.

        References
        ----------
        .. [1] Eisner, Severance (1976). Mathematical techniques for efficient record segmentation
               in large shared databases. Journal of the ACM 23, 619–635.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> found = explorer.sensitivity("site")
        >>> print(found.summary.blocks[0].heading)
        site 0.1: no couple changes from 0.0833333 to 0.119008
        >>> found.above.changes["site"]
        1.0
        """
        if name is None:
            return sensitivities(self, progress)
        return sensitivity(self, name, progress)

    def stability(
        self: Weighed,
        spread: float = 0.1,
        draws: int = 100,
        random_state: int = 0,
        *,
        progress: OnSolve | None = None,
    ) -> Stability:
        """Return how often each couple is made when weights are drawn around the present ones.

        Each weight is multiplied by ``exp(spread · z)``, z a standard normal number: 0.1 means
        weights off by about 10 %. Weights of 0 stay 0 and signs stay. So the normalised weights
        have a logistic-normal distribution [1]_, and the share of draws in which a couple is made
        estimates its acceptability [2]_: with 100 draws, to within 0.1 in 19 of 20 cases. Takes
        one solve for each draw.

        Parameters
        ----------
        spread : float
            The standard deviation of the logarithm of each weight.
        draws : int
        random_state : int
            The seed.
        progress : callable, optional

        Raises
        ------
        InputError
            `spread` or `random_state` is negative, or `draws` is no whole number of 1 or more.

        References
        ----------
        .. [1] Aitchison, Shen (1980). Logistic-normal distributions: some properties and uses.
               Biometrika 67, 261–272.
        .. [2] Lahdelma, Hokkanen, Salminen (1998). SMAA: Stochastic multiobjective acceptability
               analysis. European Journal of Operational Research 106, 137–143.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> found = explorer.stability(draws=5)
        >>> len(found.draws), found.couples.columns.tolist()
        (5, ['mentee', 'mentor', 'present', 'share'])
        """
        return stability(self, spread, draws, random_state, progress)

    def front(
        self: Weighed,
        first: str,
        second: str,
        points: int | None = 20,
        *,
        progress: OnSolve | None = None,
    ) -> Front:
        """Return what two components gain and lose as weight moves from one to the other.

        Their weights keep their sum, the other weights stay. Points are best matchings at some
        weights of the two, found where the envelope of totals leaves the largest gap [1]_. Takes
        about 10 solves and one or two for each point.

        Parameters
        ----------
        first, second : str
            Names of components.
        points : int, optional
            The most points to return; None for all, which can be thousands.
        progress : callable, optional

        Raises
        ------
        InputError
            There is no such component, or neither has a weight; `points` is less than 2; the
            programme has a floor, with which totals are not linear in the weights; or a limit
            such as ``time_limit`` left an answer unproven.

        References
        ----------
        .. [1] Eisner, Severance (1976). Mathematical techniques for efficient record segmentation
               in large shared databases. Journal of the ACM 23, 619–635.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> found = explorer.front("skills", "interests", points=3)
        >>> found.frame[["skills_total", "interests_total", "gap"]].round(2)
           skills_total  interests_total   gap
        0         16.81             6.42  0.43
        1         16.10            13.50  0.66
        2         13.70            16.89   NaN
        >>> found[1].matching
        Matching(47 couples, optimal; 1 caution: see .cautions)
        """
        return front(self, first, second, points, progress)

    def reach(
        self: Weighed,
        target: Mapping[str, float],
        by: By = "mean",
        *,
        progress: OnSolve | None = None,
    ) -> Reach:
        """Return the least weight at which the couples reach a value of a component.

        Takes some 10 solves. With load costs, terms or soft rules, or the objective ``"score"`` and
        a mean, the value may fall as the weight rises; then every turn of the envelope up to the
        answer is visited, which can take hundreds.

        Parameters
        ----------
        target : dict of str to float
            One component and the value to reach, such as ``{"site": 0.7}``.
        by : {"mean", "total"}
            Whether the value is the mean over the couples, or their sum.
        progress : callable, optional

        Raises
        ------
        InputError
            `target` does not name one component and a number; the programme has a floor, with which
            totals are not linear in the weights; or a limit such as ``time_limit`` left an answer
            unproven.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.tuning import Explorer
        >>> explorer = Explorer(Programme.reverse_mentoring(), datasets.load_demo())
        >>> print(explorer.reach({"site": 0.7}))
        site reaches 0.7 from weight 0.4005 on (now 0.4894, then 0.7021)
          skills: -0.04328, from 0.3529 to 0.3096
          interests: -0.06352, from 0.2536 to 0.1901
          availability: -0.03972, from 0.2468 to 0.2071
          seniority: -0.01702, from 0.7532 to 0.7362
        """
        return reach(self, target, by, progress)

    def sliders(self: Weighed) -> Sliders:
        """Return a slider for each weight, to be moved in a notebook.

        They show the couples kept, lost and new, and what each addend is worth per couple. Without
        a notebook, `Explorer.at` answers the same.

        Raises
        ------
        InputError
            The extra ``notebook`` is not installed.
        """
        return Sliders(self)
