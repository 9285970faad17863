"""Users as SCIM writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"


def scim_user(one: str, manager: str | None = None, **more: Any) -> dict[str, Any]:
    enterprise = {"department": "Data", "manager": {"value": manager} if manager else None}
    return {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", USER],
        "id": one,
        "userName": f"login-{one}",
        "name": {"formatted": f"Zoé {one}", "familyName": one},
        "emails": [
            {"value": f"{one}@home.example", "type": "home"},
            {"value": f"{one}@work.example", "type": "work", "primary": True},
        ],
        USER: enterprise,
        **more,
    }


def listed(path: Path, *users: dict[str, Any], total: int | None = None) -> Path:
    response = {"totalResults": total or len(users), "Resources": list(users)}
    path.write_text(json.dumps(response, ensure_ascii=False), encoding="utf-8")
    return path
