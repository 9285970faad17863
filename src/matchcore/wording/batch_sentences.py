"""Sentences of a batch: a line per programme, and the report of all."""

from __future__ import annotations

BATCH: dict[str, tuple[str, str]] = {
    "batch_title": ("Programmes matched again", "Programmes réappariés"),
    "batch_counts": (
        "{done} of {count} programmes done; {failed} failed",
        "{done} {done:programme terminé|programmes terminés} sur {count} ; {failed} en échec",
    ),
    "batch_done": (
        "{folder}: exit code {exit_code}; {couples} {couples:couple|couples}, {kept} kept, "
        "{dropped} dropped, {unmatched} {unmatched:person|people} without a partner{before}",
        "{folder} : code de sortie {exit_code} ; {couples} {couples:couple|couples}, {kept} "
        "{kept:conservé|conservés}, {dropped} {dropped:défait|défaits}, {unmatched} "
        "{unmatched:personne|personnes} sans partenaire{before}",
    ),
    "batch_failed": (
        "{folder}: exit code {exit_code}; {message}",
        "{folder} : code de sortie {exit_code} ; {message}",
    ),
    "batch_before": (" (done before)", " (déjà fait)"),
    "batch_caption": ("Programmes, with what became of each", "Programmes et résultat de chacun"),
    "batch_skip": ("Skip to the programmes", "Aller directement aux programmes"),
    "batch_folder": ("programme", "programme"),
    "batch_code": ("exit code", "code de sortie"),
    "batch_couples": ("couples", "couples"),
    "batch_kept": ("kept", "conservés"),
    "batch_dropped": ("dropped", "défaits"),
    "batch_unmatched": ("without a partner", "sans partenaire"),
    "batch_total": ("total", "total"),
    "batch_message": ("what went wrong", "problème"),
}
