"""Sentences on why there is no matching, or none with a pair that was asked about."""

from __future__ import annotations

CLASHES: dict[str, tuple[str, str]] = {
    "infeasible": (
        "no matching obeys every hard rule",
        "aucun choix de couples ne respecte toutes les règles obligatoires",
    ),
    "more_clashes": (
        "… and {count} more {count:clash|clashes}",
        "… et {count} {count:autre contradiction|autres contradictions}",
    ),
    "required_closed": (
        "The pair {mentees} and {mentors} is required, but does not meet: {rules}.",
        "La paire {mentees} et {mentors} est exigée, mais n'est pas autorisée ; {unmet:condition "
        "non remplie|conditions non remplies} : {rules}.",
    ),
    "required_closed_remedy": (
        "Drop the required pair, or the rule that forbids it.",
        "Retirez la paire exigée, ou la règle qui l'interdit.",
    ),
    "required_over_demand": (
        "{mentees} has {needed} required {needed:mentor|mentors} ({mentors}), but demand "
        "{available}.",
        "{mentees} a {needed} {needed:mentor exigé|mentors exigés} ({mentors}), mais sa demande "
        "est de {available}.",
    ),
    "required_over_demand_remedy": (
        "Raise the demand or drop a required pair.",
        "Augmentez la demande ou retirez une paire exigée.",
    ),
    "required_over_capacity": (
        "{mentors} has {needed} required {needed:mentee|mentees} ({mentees}), but capacity "
        "{available}.",
        "{mentors} a {needed} {needed:mentoré exigé|mentorés exigés} ({mentees}), mais sa "
        "capacité est de {available}.",
    ),
    "required_over_capacity_remedy": (
        "Raise the capacity or drop a required pair.",
        "Augmentez la capacité ou retirez une paire exigée.",
    ),
    "minimum_over_capacity": (
        "{mentors} must have {needed} {needed:mentee|mentees}, but has capacity {available}.",
        "{mentors} doit avoir {needed} {needed:mentoré|mentorés}, mais sa capacité est de "
        "{available}.",
    ),
    "minimum_over_capacity_remedy": (
        "Raise the capacity or lower the minimum.",
        "Augmentez la capacité ou abaissez le minimum.",
    ),
    "minimums": (
        "{count:A mentor|Mentors} who must have {needed} more {needed:mentee|mentees} "
        "can get {got}: {mentors}.",
        "Il faut encore {needed} {needed:mentoré|mentorés} à {count:ce mentor|ces mentors}, "
        "qui ne {count:peut|peuvent} en avoir {got} : {mentors}.",
    ),
    "minimums_remedy": (
        "Lower a minimum, or allow them more mentees.",
        "Abaissez un minimum, ou autorisez plus de mentorés.",
    ),
    "demands": (
        "{count:A mentee who needs|Mentees who need} {needed} {needed:mentor|mentors} "
        "can get {got}: {mentees}.",
        "Il faut {needed} {needed:mentor|mentors} à {count:ce mentoré|ces mentorés}, "
        "qui ne {count:peut|peuvent} en avoir {got} : {mentees}.",
    ),
    "got_none": ("none", "aucun"),
    "got_only": ("only {available}", "que {available}"),
    "demands_remedy": (
        "Use complete = false, raise a capacity, or allow them more mentors.",
        "Choisissez complete = false, augmentez une capacité, ou autorisez plus de mentors.",
    ),
    "allowed": ("Allowed for them: {people}.", "Partenaires autorisés : {people}."),
    "blame": (
        "For {person}, {unmet:condition|conditions} not met: {rules}.",
        "Pour {person}, {unmet:condition non remplie|conditions non remplies} : {rules}.",
    ),
    "taken_by_required": (
        "{count:A required pair takes one|Required pairs take {count}} of these places: {pairs}.",
        "{count:Une paire exigée occupe une|Des paires exigées occupent {count}} de ces places : "
        "{pairs}.",
    ),
    "taken_by_this": (
        "The couple asked about takes one of these places.",
        "Le couple en question occuperait une de ces places.",
    ),
    "taken_by_running": (
        "{count} {count:couple already runs and takes a place|couples already run and take places} "
        "of these mentors.",
        "{count} {count:couple en cours occupe déjà une place|couples en cours occupent déjà des "
        "places} de ces mentors.",
    ),
    # why a pair that nobody requires is in no matching
    "no_place_for_this": (
        "{mentors} has no place (capacity 0): raise it.",
        "{mentors} n'offre aucune place (capacité 0) : augmentez sa capacité.",
    ),
    "no_place_left_for_this": (
        "{mentors} has no place left ({running} {running:couple|couples} already running). Raise "
        "the capacity.",
        "{mentors} n'a plus de place ({running} {running:couple|couples} en cours). Augmentez sa "
        "capacité.",
    ),
    "places_required": (
        "{mentors} has {available} {available:place|places}, "
        "{available:taken by a required pair|taken by required pairs}: {mentees}.",
        "{mentors} a {available} {available:place, occupée|places, occupées} par "
        "{available:une paire exigée|des paires exigées} : {mentees}.",
    ),
    "no_mentor_for_this": (
        "{mentees} asks for no mentor (demand 0): raise it.",
        "{mentees} ne demande aucun mentor (demande 0) : augmentez sa demande.",
    ),
    "mentors_required": (
        "{mentees} asks for {available} {available:mentor|mentors}, already required: {mentors}.",
        "{mentees} demande {available} {available:mentor, déjà exigé|mentors, déjà exigés} : "
        "{mentors}.",
    ),
    "floor_or_forbidden": (
        "the floor, or no forbidden pair",
        "score plancher ou absence de paire interdite",
    ),
}
