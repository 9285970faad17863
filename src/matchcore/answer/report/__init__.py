"""The report: one HTML page that needs no other file and no network.

What people need first stands first; bounds and the proof stand last. Without its script the page
is complete; the script searches, sorts and filters.
"""

from matchcore.answer.report.page import write_report

__all__ = ["write_report"]
