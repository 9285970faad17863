"""The layouts of known systems, by name.

The columns are those that the systems document: RFC 7643 for SCIM, the employee file of SAP
SuccessFactors, the answer sheets of Google Forms and Microsoft Forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.layout import Layout

_SCIM_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "scim": Layout(
            columns={
                "id": "id",
                "userName": "id",
                "name.formatted": "name",
                "displayName": "name",
                "emails": "email",
                "preferredLanguage": "language",
                f"{_SCIM_USER}.department": "department",
                f"{_SCIM_USER}.manager.value": "manager",
            },
            left_out={"active": ("false",)},
            name_of=("name.givenName", "name.familyName"),
        ),
        "successfactors": Layout(
            columns={
                "USERID": "id",  # USERNAME is unique too, but managers are named by USERID
                "EMAIL": "email",
                "DEPARTMENT": "department",
                "LOCATION": "site",
                "MANAGER": "manager",
            },
            nobody=("NO_MANAGER", "NO_MGR"),
            labels_below=True,
            left_out={"STATUS": ("inactive",)},
            name_of=("FIRSTNAME", "LASTNAME"),
        ),
        "google_forms": Layout(columns={"Email Address": "email"}, separators=(", ",)),
        "microsoft_forms": Layout(
            columns={"Email": "email", "Name": "name"}, separators=(";",), closed=True
        ),
    }
)


def find_layout(layout: Any) -> Layout:
    """Return the layout given as a name, a mapping of options, a `Layout`, or None.

    Raises
    ------
    InputError
        It is none of these, or its options cannot be used.
    """
    if layout is None:
        return Layout()
    if isinstance(layout, Layout):
        return layout
    if isinstance(layout, str) and layout in LAYOUTS:
        return LAYOUTS[layout]
    if isinstance(layout, Mapping):
        known = list(Layout.__dataclass_fields__)
        unknown = [
            InputProblem(
                "unknown_option",
                "layout",
                "",
                told("{key} is unknown", key=key),
                told("use one of {known}", known=known),
            )
            for key in sorted(set(map(str, layout)) - set(known))
        ]
        if unknown:
            raise InputError(unknown)
        return Layout(**layout)
    remedy = told("use one of {choices}, or a Layout", choices=list(LAYOUTS))
    raise InputError(InputProblem("not_a_choice", "layout", repr(layout), remedy=remedy))


def describe_layout(layout: Layout) -> str | dict[str, Any] | None:
    """Return the plain value from which `find_layout` gets this layout: a name or options."""
    for name, known in LAYOUTS.items():
        if layout == known:
            return name
    return layout.changed() or None
