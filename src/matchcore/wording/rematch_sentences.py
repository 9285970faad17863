"""Sentences of a rematch: what stays, who changes and why, and what changes cost."""

from __future__ import annotations

REMATCH: dict[str, tuple[str, str]] = {
    "rematch": (
        "{kept} of {count} old {count:couple|couples} kept, {dropped} dropped",
        "{kept} {kept:ancien couple conservé|anciens couples conservés} sur {count}, "
        "{dropped} {dropped:défait|défaits}",
    ),
    "change_cost": (
        "dropping an old couple costs {price}",
        "défaire un ancien couple coûte {price}",
    ),
    "change_cost_infinite": (
        "no old couple is dropped for the score alone",
        "aucun ancien couple n'est défait pour le seul score",
    ),
    "rematch_total": (
        "{couples} {couples:couple|couples} now, total {total:.4f}",
        "{couples} {couples:couple|couples} désormais, total {total:.4f}",
    ),
    "rematch_waiting": (
        "{count} {count:mentee is|mentees are} still waiting for a mentor",
        "{count} {count:mentoré attend|mentorés attendent} toujours un mentor",
    ),
    "exchanges": ("Exchanges", "Échanges"),
    "exchange_gain": ("gain {gain}", "gain {gain}"),
    # what became of one couple
    "has_left": ("{who} has left", "{who} ne participe plus"),
    "moves_mentor_left": (
        "{who} moves from {before} to {after}, because {before} has left",
        "{who} passe à {after}, car {before} ne participe plus",
    ),
    "loses_mentor_left": (
        "{who} is without a mentor, because {before} has left",
        "{who} reste sans mentor, car {before} ne participe plus",
    ),
    "moves_vetoed": (
        "{who} moves from {before} to {after}, because that couple was ruled out after the "
        "meetings",
        "{who} quitte {before} pour {after}, car leur couple a été écarté après les rencontres",
    ),
    "loses_vetoed": (
        "{who} loses {before}, because that couple was ruled out after the meetings",
        "{who} perd {before}, car leur couple a été écarté après les rencontres",
    ),
    "moves_not_allowed": (
        "{who} moves from {before} to {after}, because that couple is no longer allowed",
        "{who} quitte {before} pour {after}, car l'ancien couple n'est plus autorisé",
    ),
    "loses_not_allowed": (
        "{who} loses {before}, because that couple is no longer allowed",
        "{who} perd {before}, car leur couple n'est plus autorisé",
    ),
    "moves_better": (
        "{who} moves from {before} to {after}, for a better whole",
        "{who} quitte {before} pour {after}, pour un meilleur résultat d'ensemble",
    ),
    "loses_better": (
        "{who} loses {before}, for a better whole",
        "{who} perd {before}, pour un meilleur résultat d'ensemble",
    ),
    "moves_displaced": (
        "this displaces {who}, who moves from {before} to {after}",
        "cela déplace {who}, qui quitte {before} pour {after}",
    ),
    "loses_displaced": (
        "this displaces {who}, who loses {before}",
        "cela déplace {who}, qui perd {before}",
    ),
    "gets_joined": (
        "{who} has joined and gets {after}",
        "{who} rejoint le programme et obtient {after}",
    ),
    "gets_placed": ("{who} was waiting and gets {after}", "{who} attendait et obtient {after}"),
    # the price of a change
    "change_curve": (
        "{count} {count:answer|answers}, from free changes to no change at any price",
        "{count} {count:réponse|réponses}, du changement gratuit au changement exclu",
    ),
    "change_curve_all": ("there are no others", "il n'y en a pas d'autres"),
    "change_curve_gap": (
        "with others in between, the total could be higher by {gap:.3g} at most",
        "des réponses intermédiaires amélioreraient le total de {gap:.3g} au plus",
    ),
    "curve_from_to": (
        "price {low} to {high}: {dropped} {dropped:couple|couples} dropped, total {total:.4f}",
        "prix entre {low} et {high} : {dropped} {dropped:couple défait|couples défaits}, total "
        "{total:.4f}",
    ),
    "curve_from": (
        "price {low} and above: {dropped} {dropped:couple|couples} dropped, total {total:.4f}",
        "prix à partir de {low} : {dropped} {dropped:couple défait|couples défaits}, total "
        "{total:.4f}",
    ),
    "curve_title": (
        "Old couples dropped, and the total, by the price of a change",
        "Anciens couples défaits, et total, selon le prix d'un changement",
    ),
    "curve_price": ("price of a change", "prix d'un changement"),
    "curve_dropped": ("couples dropped", "couples défaits"),
}
