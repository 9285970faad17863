"""Plain values: what files can hold, and what compares by content."""

import json
from collections import OrderedDict
from pathlib import PurePosixPath

import numpy as np

from matchcore.plain_values import plain


def test_containers_paths_and_numpy_values_become_plain_at_any_depth() -> None:
    given = OrderedDict(
        {
            "folder": PurePosixPath("data/skills"),
            2: (np.int64(3), [np.array([[0.5]]), {"on": np.True_}]),
        }
    )
    expected = {"folder": "data/skills", "2": [3, [[[0.5]], {"on": True}]]}
    made = plain(given)
    assert made == expected
    assert type(made) is dict
    assert json.loads(json.dumps(made)) == expected


def test_everything_else_is_kept_as_it_is() -> None:
    function = len
    assert plain([None, "text", 1.5, function]) == [None, "text", 1.5, function]
    marker = object()
    assert plain(marker) is marker
