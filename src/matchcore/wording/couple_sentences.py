"""Sentences of the life of couples: states, reasons, answers, drafts and their publication."""

from __future__ import annotations

COUPLES: dict[str, tuple[str, str]] = {
    # where a couple stands
    "state_draft": ("in a draft", "en préparation"),
    "state_proposed": ("proposed", "proposé"),
    "state_accepted": ("accepted", "accepté"),
    "state_declined": ("declined", "refusé"),
    "state_expired": ("expired", "expiré"),
    "state_running": ("running", "en cours"),
    "state_paused": ("paused", "en pause"),
    "state_closed": ("closed", "terminé"),
    "state_and_reason": ("{state} ({reason})", "{state} ({reason})"),
    # why
    "reason_no_time": ("no time", "manque de temps"),
    "reason_other_goals": ("other goals", "autres objectifs"),
    "reason_conflict": ("conflict of interest", "conflit d'intérêts"),
    "reason_other_partner": ("another partner", "autre partenaire"),
    "reason_changed_role": ("new role", "changement de poste"),
    "reason_left": ("left the organisation", "départ de l'organisation"),
    "reason_absence": ("absence", "absence"),
    "reason_completed": ("completed", "parcours achevé"),
    "reason_goals_met": ("goals met", "objectifs atteints"),
    "reason_chemistry": ("no chemistry", "manque d'affinités"),
    "reason_no_contact": ("no contact any more", "plus aucun contact"),
    "reason_other": ("another reason", "autre raison"),
    # all together
    "life_of_couples": ("{count} {count:couple|couples}", "{count} {count:couple|couples}"),
    "answers_without_effect": (
        "Answers that changed nothing",
        "Réponses sans effet",
    ),
    "answer_repeated": (
        "{mentee} and {mentor} ({state}): the {by} said so before; "
        "the answer of {at} changes nothing",
        "{mentee} et {mentor} ({state}) : le {by} l'avait déjà dit ; "
        "la réponse du {at} ne change rien",
    ),
    "answer_late": (
        "{mentee} and {mentor} ({state}): the answer of the {by}, of {at}, came too late; it "
        "changes nothing",
        "{mentee} et {mentor} ({state}) : la réponse du {by}, datée du {at}, arrive trop tard ; "
        "elle ne change rien",
    ),
    "answer_contradicts": (
        "{mentee} and {mentor} ({state}): the {by} said the opposite before; "
        "the answer of {at} changes nothing",
        "{mentee} et {mentor} ({state}) : le {by} avait dit le contraire ; "
        "la réponse du {at} ne change rien",
    ),
    # drafts
    "draft": ("Draft: {what}", "Brouillon : {what}"),
    "overrides": (
        "{count} {count:decision|decisions} by hand",
        "{count} {count:décision manuelle|décisions manuelles}",
    ),
    "override_require": ("{pair}: required", "{pair} : exigé"),
    "override_forbid": ("{pair}: forbidden", "{pair} : interdit"),
    "override_reason": ("{what} ({reason})", "{what} ({reason})"),
    "total_less": ("{by:.4g} less in total", "{by:.4g} de moins au total"),
    "total_greater": ("{by:.4g} more in total", "{by:.4g} de plus au total"),
    "override_free": ("costs nothing", "ne coûte rien"),
    "all_overrides": ("all together", "toutes ensemble"),
    # publication
    "published": (
        "Published on {at} by {by}: {count} {count:couple|couples}",
        "Publié le {at} par {by} : {count} {count:couple|couples}",
    ),
    "published_why": ("reason: {reason}", "raison : {reason}"),
    "published_digest": ("digest of the matching: {digest}", "empreinte des couples : {digest}"),
}
