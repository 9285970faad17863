"""Sentences about one person or one pair of a matching."""

from __future__ import annotations

ABOUT: dict[str, tuple[str, str]] = {
    "pair_score": ("{pair}: score {score:.3f}", "{pair} : score {score:.3f}"),
    "addend_amount": ("{addend}: {amount:+.3f}", "{addend} : {amount:+.3f}"),
    "addend_with_evidence": (
        "{addend}: {amount:+.3f} ({evidence})",
        "{addend} : {amount:+.3f} ({evidence})",
    ),
    "mentee_alone": ("{who} has no mentor", "{who} n'a pas de mentor"),
    "mentor_alone": ("{who} has no mentee", "{who} n'a pas de mentoré"),
    # the best others
    "other_mentors": ("Best other mentors for {who}", "Meilleurs autres mentors pour {who}"),
    "other_mentees": ("Best other mentees for {who}", "Meilleurs autres mentorés pour {who}"),
    "no_other_mentor": (
        "No other mentor is possible for {who}",
        "Aucun autre mentor n'est possible pour {who}",
    ),
    "no_other_mentee": (
        "No other mentee is possible for {who}",
        "Aucun autre mentoré n'est possible pour {who}",
    ),
    "other": ("{who}: score {score:.3f}; {changes}", "{who} : score {score:.3f} ; {changes}"),
    "whole_falls": ("the total falls by {by:.4f}", "le total baisse de {by:.4f}"),
    "whole_rises": ("the total rises by {by:.4f}", "le total augmente de {by:.4f}"),
    "whole_stays": ("the total stays the same", "le total reste le même"),
    "costs_unknown": (
        "the cost of another choice is not known, as this matching is not proven best",
        "on ne sait pas ce que coûterait un autre choix, car l'optimalité de cet appariement "
        "n'est pas prouvée",
    ),
}
