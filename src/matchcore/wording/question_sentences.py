"""Sentences of the answers to questions: why not, and what differs between two matchings."""

from __future__ import annotations

QUESTIONS: dict[str, tuple[str, str]] = {
    # why not: a pair that is no couple
    "pair_not_allowed": (
        "{pair}: not allowed",
        "{pair} : paire non autorisée",
    ),
    "unmet": ("does not meet: {rule}", "condition non remplie : {rule}"),
    "this_pair_excluded": ("a couple other than this one", "un autre couple que celui-ci"),
    "pair_impossible": (
        "{pair}: allowed, but with it no matching obeys every hard rule",
        "{pair} : paire autorisée, mais avec elle aucun choix de couples ne respecte toutes les "
        "règles obligatoires",
    ),
    "pair_worse": (
        "{pair}: allowed, but the best matching with it is worse",
        "{pair} : paire autorisée, mais avec elle le meilleur appariement possible est moins bon",
    ),
    "pair_equal": (
        "{pair}: allowed, and the best matching with it is just as good",
        "{pair} : paire autorisée, et avec elle le meilleur appariement possible est aussi bon",
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
        "{pair}: a couple of this matching; without it, the best matching is worse",
        "{pair} : un couple de cet appariement ; sans lui, le meilleur appariement possible est "
        "moins bon",
    ),
    "couple_equal": (
        "{pair}: a couple of this matching; without it, the best matching is just as good",
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
    "within_first": (
        "as long as no further couple without a wanted skill is made",
        "à condition de ne former aucun autre couple sans compétence souhaitée",
    ),
    "total_falls": (
        "the total falls by {by:.4g}, from {before:.4f} to {after:.4f}",
        "le total baisse de {by:.4g}, de {before:.4f} à {after:.4f}",
    ),
    "total_rises": (
        "the total rises by {by:.4g}, from {before:.4f} to {after:.4f}",
        "le total augmente de {by:.4g}, de {before:.4f} à {after:.4f}",
    ),
    "total_stays": ("the total stays {before:.4f}", "le total reste de {before:.4f}"),
    # who moves
    "moves_over": (
        "{who} moves from {left} to {joined} ({gain:+.3f})",
        "{who} quitte {left} pour {joined} ({gain:+.3f})",
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
        "by the scores of this matching: {this} for this one{this_note}, {other} for the "
        "other{other_note}",
        "selon les scores de cet appariement : {this} pour celui-ci{this_note}, {other} pour "
        "l'autre{other_note}",
    ),
    "by_other": (
        "by the scores of the other: {this} for this one{this_note}, {other} for the "
        "other{other_note}",
        "selon les scores de l'autre : {this} pour celui-ci{this_note}, {other} pour "
        "l'autre{other_note}",
    ),
    "total_unknown": (
        " ({count} {count:couple has|couples have} people who are not in it)",
        " ({count} {count:couple comprend|couples comprennent} des personnes qui n'y figurent pas)",
    ),
    "total_not_allowed": (
        " ({count} {count:couple is|couples are} not allowed there)",
        " ({count} {count:couple n'y est pas autorisé|couples n'y sont pas autorisés})",
    ),
    "changed_mentees": ("Mentees whose mentors change", "Mentorés dont le mentor change"),
    "takes_no_part": ("(takes no part any more)", "(ne participe plus)"),
    "took_no_part": ("(took no part)", "(ne participait pas)"),
    "changes_from_to": ("{who}: {before} → {after}", "{who} : {before} → {after}"),
}
