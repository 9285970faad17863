"""Sentences about meetings: which are planned, and who has none."""

from __future__ import annotations

MEETINGS: dict[str, tuple[str, str]] = {
    "meeting_plan": (
        "{title}: {count} {count:meeting|meetings} planned, for {mentees} of {all_mentees} "
        "{all_mentees:mentee|mentees} and {mentors} of {all_mentors} {all_mentors:mentor|mentors}",
        "{title} : {count} {count:rencontre prévue|rencontres prévues}, pour {mentees} "
        "{mentees:mentoré|mentorés} sur {all_mentees} et {mentors} {mentors:mentor|mentors} sur "
        "{all_mentors}",
    ),
    "meetings_title": ("meetings", "rencontres"),
    "meeting_order": (
        "people first, then meetings, strong options and their value",
        "d'abord les personnes, puis les rencontres, les partenaires prioritaires et leur valeur",
    ),
    "meetings_of_mentees": ("meetings per mentee: {shares}", "rencontres par mentoré : {shares}"),
    "meetings_of_mentors": ("meetings per mentor: {shares}", "rencontres par mentor : {shares}"),
    "meetings_share": ("{meetings} for {count}", "{meetings} pour {count}"),
    "meetings_strong": (
        "{count} {count:mentee meets|mentees meet} their strong option",
        "{count} {count:mentoré rencontre son partenaire prioritaire|mentorés rencontrent leur "
        "partenaire prioritaire}",
    ),
    "meetings_value": (
        "value of the meetings: {value:.4f} (at most {bound:.4f}; kappa {kappa:g})",
        "valeur des rencontres : {value:.4f} (au plus {bound:.4f} ; kappa {kappa:g})",
    ),
    "meetings_value_alone": (
        "value of the meetings: {value:.4f} (not proven; kappa {kappa:g})",
        "valeur des rencontres : {value:.4f} (non prouvée ; kappa {kappa:g})",
    ),
    "without_mentees": ("Mentees without a meeting", "Mentorés sans rencontre"),
    "without_mentors": ("Mentors without a meeting", "Mentors sans rencontre"),
    "rule_met": ("no meeting so far", "aucune rencontre passée"),
    "rule_no_slot": ("a common slot", "créneau commun"),
}
