"""Sentences of the answers to questions: why not, and what differs between two matchings."""

from __future__ import annotations

QUESTIONS: dict[str, tuple[str, str]] = {
    # why not: a pair that is no couple
    "pair_not_allowed": (
        "{pair}: not allowed, it breaks rules",
        "{pair} : paire non autorisée, contraire aux règles",
    ),
    "pair_impossible": (
        "{pair}: allowed, but with it no matching obeys every hard rule",
        "{pair} : paire autorisée, mais avec elle aucun choix de couples ne respecte toutes les "
        "règles obligatoires",
    ),
    "pair_worse": (
        "{pair}: allowed, but the best matching with it is worse",
        "{pair} : paire autorisée, mais le meilleur appariement avec elle est moins bon",
    ),
    "pair_equal": (
        "{pair}: allowed, and the best matching with it is just as good",
        "{pair} : paire autorisée, et le meilleur appariement avec elle est aussi bon",
    ),
    # and one that is a couple
    "couple_required": (
        "{pair}: a couple of this matching, because it is required",
        "{pair} : un couple de cet appariement, car il est exigé",
    ),
    "couple_needed": (
        "{pair}: a couple of this matching; without it, no matching obeys every hard rule",
        "{pair} : un couple de cet appariement ; sans lui, aucun choix de couples ne respecte "
        "toutes les règles obligatoires",
    ),
    "couple_worse": (
        "{pair}: a couple of this matching; the best one without it is worse",
        "{pair} : un couple de cet appariement ; sans lui, le meilleur appariement possible est "
        "moins bon",
    ),
    "couple_equal": (
        "{pair}: a couple of this matching; the best one without it is just as good",
        "{pair} : un couple de cet appariement ; sans lui, le meilleur appariement possible est "
        "aussi bon",
    ),
    # what changes for the whole
    "covered_fewer": (
        "{count} fewer {count:mentee has|mentees have} a mentor",
        "{count} {count:mentoré de moins a|mentorés de moins ont} un mentor",
    ),
    "covered_more": (
        "{count} more {count:mentee has|mentees have} a mentor",
        "{count} {count:mentoré de plus a|mentorés de plus ont} un mentor",
    ),
    "seats_fewer": (
        "{count} fewer {count:couple|couples}",
        "{count} {count:couple|couples} de moins",
    ),
    "seats_more": ("{count} more {count:couple|couples}", "{count} {count:couple|couples} de plus"),
    "total_falls": (
        "the total falls by {by:.4g}, from {before:.4f} to {after:.4f}",
        "le total baisse de {by:.4g}, de {before:.4f} à {after:.4f}",
    ),
    "total_rises": (
        "the total rises by {by:.4g}, from {before:.4f} to {after:.4f}",
        "le total augmente de {by:.4g}, de {before:.4f} à {after:.4f}",
    ),
    "total_stays": ("the total stays {before:.4f}", "le total reste {before:.4f}"),
    # who moves
    "moves_over": (
        "{who} moves from {left} to {joined} ({gain:+.3f})",
        "{who} passe de {left} à {joined} ({gain:+.3f})",
    ),
    "moves_out": ("{who} loses {left} ({gain:+.3f})", "{who} perd {left} ({gain:+.3f})"),
    "left_alone": (
        "{who} loses {left} and is left without a mentor ({gain:+.3f})",
        "{who} perd {left} et reste sans mentor ({gain:+.3f})",
    ),
    "moves_in": ("{who} gets {joined} ({gain:+.3f})", "{who} obtient {joined} ({gain:+.3f})"),
    "left_idle": (
        "{who} is left without a mentee",
        "{who} reste sans mentoré",
    ),
    "loads_change": (
        "the costs of loads change the total by {by:+.4g}",
        "la répartition des charges modifie le total de {by:+.4g}",
    ),
    # what differs
    "difference": (
        "{kept} {kept:couple|couples} kept, {lost} lost, {new} new",
        "{kept} {kept:couple conservé|couples conservés}, "
        "{lost} {lost:perdu|perdus}, {new} {new:nouveau|nouveaux}",
    ),
    "by_this": (
        "by the scores of this matching: {this} for this one, {other} for the other",
        "selon les scores de cet appariement : {this} pour celui-ci, {other} pour l'autre",
    ),
    "by_other": (
        "by the scores of the other: {this} for this one, {other} for the other",
        "selon les scores de l'autre : {this} pour celui-ci, {other} pour l'autre",
    ),
    "total_unknown": (
        "unknown ({count} {count:couple has|couples have} people who are not in it)",
        "inconnu ({count} {count:couple compte|couples comptent} des personnes absentes ici)",
    ),
    "total_not_allowed": (
        "{total} ({count} {count:couple is|couples are} not allowed there)",
        "{total} ({count} {count:couple n'y est pas autorisé|couples n'y sont pas autorisés})",
    ),
    "changed_mentees": ("Mentees whose mentors change", "Mentorés dont le mentor change"),
    "changes_from_to": ("{who}: {before} → {after}", "{who} : {before} → {after}"),
}
