"""Threshold rules as numbers: products to reach, and a mask for missing values."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array, hstack

from matchcore.model.masks import ClassTable
from matchcore.people import Cohort
from matchcore.rules.evaluation.known_values import check_columns, known_values
from matchcore.rules.evaluation.origins import missing_origin
from matchcore.rules.rule import Products, ThresholdRule


def threshold(rule: ThresholdRule, cohort: Cohort) -> tuple[Products, ClassTable | None]:
    """Return products that admit people with missing values, plus a mask of the pairs these forbid.

    Each side gets one more factor, which reaches the threshold alone where a value is missing. The
    mask is None where missing values forbid nothing.
    """
    check_columns(rule, cohort)
    F, G, at_least = rule.products(cohort)
    sides = (cohort.mentees, cohort.mentors)
    known = [known_values(people, rule.reads(people.role)) for people in sides]
    if all(one.all() for one in known):
        return Products(F, G, at_least), None
    gaps = [at_least * ~one[:, None] for one in known]
    ones = [np.ones((len(people), 1)) for people in sides]
    open_to_unknown = Products(
        hstack([csr_array(F), csr_array(gaps[0]), csr_array(ones[0])], format="csr"),
        hstack([csr_array(G), csr_array(ones[1]), csr_array(gaps[1])], format="csr"),
        at_least,
    )
    if rule.missing == "allow":
        return open_to_unknown, None
    both_known = np.array([[False, False], [False, True]])
    mentee_class, mentor_class = (one.astype(np.int64) for one in known)
    mask = ClassTable(missing_origin(rule), mentee_class, mentor_class, both_known)
    return open_to_unknown, mask
