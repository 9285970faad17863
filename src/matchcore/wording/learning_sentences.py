"""Sentences on what was learnt from meetings."""

from __future__ import annotations

LEARNING: dict[str, tuple[str, str]] = {
    "learnt_pairs": (
        "What the meetings say about pairs",
        "Ce que les rencontres disent des paires",
    ),
    "learnt_met": (
        "{count} {count:pair has|pairs have} met",
        "{count} {count:paire s'est rencontrée|paires se sont rencontrées}",
    ),
    "learnt_mutual": (
        "expected mutual liking: median {median:.2f}; eight in ten pairs from {low:.2f} to "
        "{high:.2f}",
        "appréciation mutuelle attendue : médiane {median:.2f} ; huit paires sur dix entre "
        "{low:.2f} et {high:.2f}",
    ),
    "learnt_mutual_alike": (
        "expected mutual liking: {median:.2f} for nearly all; the answers tell no difference "
        "between pairs",
        "appréciation mutuelle attendue : {median:.2f} pour presque toutes ; les réponses ne "
        "disent aucune différence entre les paires",
    ),
    "learnt_worth": (
        "a mutual liking of 1 instead of 0 is worth {worth:.4g} in the score",
        "une appréciation mutuelle de 1 au lieu de 0 vaut {worth:.4g} dans le score",
    ),
    "learnt_vetoes": (
        "{count} {count:couple is|couples are} ruled out",
        "{count} {count:couple est exclu|couples sont exclus}",
    ),
    "learnt_features": (
        "predicted from these columns too, as asked: {names}",
        "prévision fondée aussi, à votre demande, sur ces colonnes : {names}",
    ),
    "learnt_protected": (
        "protected attributes among them: {names}",
        "dont des critères protégés : {names}",
    ),
    "learnt_weights": (
        "What the meetings say about weights",
        "Ce que les rencontres disent des poids",
    ),
    "learnt_too_few": (
        "too few meetings to say anything about weights",
        "trop peu de rencontres pour dire quoi que ce soit des poids",
    ),
    "learnt_weight": (
        "{name}: weight {weight:.2f}, learnt {learnt:.2f} ({low:.2f} to {high:.2f})",
        "{name} : poids {weight:.2f}, poids appris {learnt:.2f} (de {low:.2f} à {high:.2f})",
    ),
    "learnt_gain": (
        "on meetings held out, the learnt weights explain {gain:.1%} more of the liking",
        "sur des rencontres mises de côté, les poids appris expliquent mieux l'appréciation "
        "(+{gain:.1%})",
    ),
    "learnt_no_gain": (
        "on meetings held out, the learnt weights are not surely better ({gain:+.1%})",
        "sur des rencontres mises de côté, rien n'assure que les poids appris soient meilleurs "
        "({gain:+.1%})",
    ),
    "learnt_unsupported": (
        "no weight changes: the data do not support one",
        "aucun poids ne change : les données ne le justifient pas",
    ),
    "learnt_not_refitted": (
        "the data support other weights, but none were asked for: {names}",
        "les données justifient d'autres poids, mais aucun changement n'a été demandé : {names}",
    ),
    "learnt_refitted": ("changed weights: {names}", "poids modifiés : {names}"),
}
