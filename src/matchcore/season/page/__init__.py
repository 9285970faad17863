"""The page of a season: where it stands, what needs a hand, figures, calendar, pitfalls."""

from matchcore.season.page.page import write_page

__all__ = ["write_page"]
