"""Groups in numbers: who takes which course at which time, in as few groups as possible."""

from matchcore.solver.groups.arrange import Groups, arrange_groups
from matchcore.solver.groups.problem import GroupsProblem

__all__ = ["Groups", "GroupsProblem", "arrange_groups"]
