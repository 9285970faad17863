"""Problems of tables: the fields of the frame that users get."""

import pandas as pd

from matchcore.errors import CohortError
from matchcore.tables import TableProblem


def test_a_problem_is_a_row_of_the_frame_of_problems() -> None:
    problem = TableProblem("mentors", 3, "grade", "x", "not a number", "Give one", "not_a_number")
    frame = pd.DataFrame([problem], columns=list(TableProblem._fields))
    (record,) = CohortError(frame).records
    assert str(record) == "mentors, row 3, grade is 'x': not a number. Give one"
    assert record.code == "not_a_number"
