"""`learn`: likings after meetings, predictions before, amounts, vetoes."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme, datasets
from matchcore.affinity import EqualAttribute
from matchcore.errors import InputError, StorageError
from matchcore.rounds import Learning, learn, read_feedback

COHORT = Cohort(
    [
        {"id": f"m{k}", "site": "ab"[k % 2], "gender": "wm"[k // 2 % 2], "level": k}
        for k in range(6)
    ],
    [
        {"id": f"e{k}", "site": "ab"[k % 2], "gender": "mw"[k // 3 % 2], "level": k}
        for k in range(8)
    ],
)
PROGRAMME = Programme(
    affinity=Affinity(site=EqualAttribute(column="site"), like=EqualAttribute(column="gender"))
)


def say(rater, rated, score=None, **more):
    return {"rater": rater, "rated": rated, "score": score, **more}


def learnt(said, cohort=COHORT, programme=PROGRAMME, **options) -> Learning:
    feedback = read_feedback(said or {"rater": [], "rated": []}, cohort)
    return learn(feedback, programme=programme, cohort=cohort, **options)


def meetings(seed: int, n: int = 8, m: int = 6, share: float = 0.6) -> list[dict]:
    """Scores of both sides, by random severity and random liking."""
    random = np.random.default_rng(seed)
    said = []
    for i in range(n):
        for j in range(m):
            if random.random() < share:
                said.append(say(f"e{i}", f"m{j}", int(random.integers(1, 6))))
                said.append(say(f"m{j}", f"e{i}", int(random.integers(1, 6))))
    return said


def test_4_4_5_of_a_kind_rater_is_not_stretched() -> None:
    said = [say("e0", "m0", 4), say("e0", "m1", 4), say("e0", "m2", 5)]
    said += [say("e1", f"m{k}", score) for k, score in enumerate((2, 3, 3))]
    pairs = learnt(said).pairs
    liking = pairs.loc[pairs["mentee"] == "e0", "mentee_liking"].to_numpy()
    assert np.diff(liking) == pytest.approx([0, 0.25])
    assert liking.min() > 0.4
    assert liking.max() < 1


def test_amounts_follow_the_stated_formula_by_hand() -> None:
    """Only mentees speak, nobody twice: liking is the score, and no line can be fitted."""
    found = learnt([say("e0", "m0", 5), say("e1", "m1", 2)], worth=2.0)
    assert found.pairs["mutual"].tolist() == pytest.approx([1.0, 0.25], abs=0.2)
    mean = found.pairs["mutual"].mean()
    assert found.pairs["amount"].to_numpy() == pytest.approx(2 * (found.pairs["mutual"] - mean))
    assert found.amounts == pytest.approx(
        {(x.mentee, x.mentor): x.amount for x in found.pairs.itertuples()}
    )


@pytest.mark.slow
def test_mutual_liking_is_the_product_and_a_missing_side_is_predicted() -> None:
    said = [*meetings(0), say("e7", "m5", 5)]
    said = [x for x in said if {x["rater"], x["rated"]} != {"e7", "m5"}] + [say("e7", "m5", 5)]
    pairs = learnt(said).pairs
    assert pairs["mutual"].to_numpy() == pytest.approx(
        pairs["mentee_liking"] * pairs["mentor_liking"]
    )
    half = pairs[(pairs["mentee"] == "e7") & (pairs["mentor"] == "m5")].iloc[0]
    assert half["spread"] > pairs["spread"].median()
    assert 0 < half["mentor_liking"] < 1


@pytest.mark.slow
def test_what_raters_prefer_counts_as_said_and_teaches_the_others() -> None:
    """Score 3 and more means yes, for everyone who said so."""
    random = np.random.default_rng(4)
    said = [
        say(f"e{i}", f"m{j}", (s := int(random.integers(1, 6))), prefer="yes" if s >= 3 else "no")
        for i in range(8)
        for j in range(6)
    ]
    assert {row["score"] >= 3 for row in said[6:12]} == {True, False}
    for row in said[6:12]:
        row["prefer"] = None
    pairs = learnt(said).pairs
    scores = np.array([row["score"] for row in said])
    stated = pairs["mentee_liking"].to_numpy()
    stated = np.delete(stated, range(6, 12))
    assert stated.tolist() == (np.delete(scores, range(6, 12)) >= 3).astype(float).tolist()
    predicted = pairs["mentee_liking"].to_numpy()[6:12]
    assert predicted[scores[6:12] >= 3].min() > predicted[scores[6:12] < 3].max()


@pytest.mark.slow
def test_vetoed_pairs_are_never_matched() -> None:
    said = meetings(1)
    said[0]["avoid"], said[7]["avoid"] = "yes", "yes"
    found = learnt(said)
    assert len(found.vetoes) >= 1
    couples = PROGRAMME.match(COHORT, learnt=found).pairs
    assert not found.vetoes & set(couples[["mentee", "mentor"]].itertuples(index=False, name=None))


@pytest.mark.slow
def test_pairs_that_did_not_meet_get_nothing_unless_asked() -> None:
    said = meetings(2, share=0.3)
    few, every = learnt(said), learnt(said, unmet=True)
    assert few.pairs["met"].all()
    assert len(every.pairs) == 48
    kept = every.pairs[every.pairs["met"]].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, few.pairs)


@pytest.mark.slow
def test_expected_covers_all_pairs_and_agrees_with_the_frame() -> None:
    found = learnt(meetings(2, share=0.5), unmet=True)
    liking, spread = found.expected()
    assert liking.shape == spread.shape == (8, 6)
    assert found.pairs["mutual"].to_numpy() == pytest.approx(liking.ravel())
    some = found.expected(["e3", "e1"], ["m2"])
    assert some[0][:, 0] == pytest.approx(liking[[3, 1], 2])
    unmet = ~found.pairs["met"].to_numpy()
    assert spread.ravel()[unmet].min() > spread.ravel()[~unmet].max()
    with pytest.raises(InputError, match="'nobody': none of the mentees"):
        found.expected(["nobody"])


@pytest.mark.slow
def test_expected_scores_are_those_of_a_matching_with_amounts_for_all() -> None:
    """The programme has no more than components, so a couple's score is components and amount."""
    found = learnt(meetings(2, share=0.5), unmet=True, worth=3.0)
    scores, spread = found.expected_scores()
    given = PROGRAMME.with_learnt(found).problem(COHORT)[0].compatibility.dense()
    assert scores == pytest.approx(given, abs=1e-6)
    assert spread == pytest.approx(3 * found.expected()[1])


def test_nothing_said_means_anything_from_0_to_1() -> None:
    found = learnt([])
    assert found.amounts == {}
    assert found.expected()[0].shape == (8, 6)
    assert found.weights is None


@pytest.mark.slow
def test_past_rounds_teach_and_the_same_id_is_another_person() -> None:
    """The mentor m0, adored in the past, is nobody in particular now."""
    said = [say(f"e{i}", f"m{j}", 5 if j == 0 else 2) for i in range(8) for j in range(6)]
    past = [(read_feedback(said, COHORT), (PROGRAMME, COHORT))]
    liking, spread = learnt([], past=past).expected()
    assert np.ptp(liking) < 1e-9
    assert liking[0, 0] == pytest.approx(np.mean([5, 2, 2, 2, 2, 2]) / 4 - 0.25, abs=0.05)
    assert (spread > 0.1).all()
    assert np.ptp(learnt(said).expected()[0]) > 0.3


@pytest.mark.slow
def test_components_predict_pairs_that_did_not_meet() -> None:
    """Same site: 5; other site: 2; half of the pairs met."""
    random = np.random.default_rng(0)
    cohort = Cohort(
        [{"id": f"m{k:02}", "site": "ab"[k % 2]} for k in range(20)],
        [{"id": f"e{k:02}", "site": "ab"[k % 2]} for k in range(20)],
    )
    said = [
        say(f"e{i:02}", f"m{j:02}", (5 if i % 2 == j % 2 else 2) - int(random.integers(2)))
        for i in range(20)
        for j in range(20)
        if random.random() < 0.5
    ]
    by_site = Programme(affinity=Affinity(site=EqualAttribute(column="site")))
    liking, _ = learnt(said, cohort, by_site).expected()
    same = np.add.outer(np.arange(20), np.arange(20)) % 2 == 0
    assert liking[same].min() > liking[~same].max() + 0.3


@pytest.mark.slow
def test_weights_change_only_when_asked_and_amounts_follow_them() -> None:
    """Liking follows the site alone; the programme counts the team as much."""
    random = np.random.default_rng(0)
    team = random.permutation(["x", "y"] * 20)
    mentors, mentees = (
        [{"id": f"{side}{k:02}", "site": "ab"[k % 2], "team": team[k + start]} for k in range(20)]
        for side, start in (("m", 0), ("e", 20))
    )
    cohort = Cohort(mentors, mentees)
    both = Programme(
        affinity=Affinity(
            site=EqualAttribute(column="site"), team=EqualAttribute(column="team", weight=3)
        )
    )
    said = [
        say(a["id"], b["id"], (4 if a["site"] == b["site"] else 2) + int(random.integers(2)))
        for a in mentees
        for b in mentors
        if random.random() < 0.5
    ]
    assert learnt(said, cohort, both).weights is None
    found = learnt(said, cohort, both, refit=True)
    assert found.weights["site"] == pytest.approx(1.0, abs=0.1)
    place = {x["id"]: x for x in (*mentors, *mentees)}
    rows = list(zip(found.pairs["mentee"], found.pairs["mentor"], strict=True))
    score = sum(
        found.weights[part] * np.array([place[a][part] == place[b][part] for a, b in rows])
        for part in ("site", "team")
    ) / sum(found.weights.values())
    promised = found.pairs["mutual"] - found.pairs["amount"]
    slope, level = np.polyfit(score, promised, 1)
    assert promised.to_numpy() == pytest.approx(level + slope * score)
    assert slope == pytest.approx(0.5, abs=0.05)


@pytest.mark.slow
def test_protected_columns_are_no_predictors_unless_asked() -> None:
    said = meetings(3, share=0.9)
    plain = learnt(said)
    assert plain.components["name"].tolist() == ["site"]
    assert plain.likings.predictors.names() == ("site",)
    assert plain.features == ()
    asked = learnt(said, features=["gender"])
    assert asked.components["name"].tolist() == ["site", "like"]
    assert asked.likings.predictors.names() == ("site", "like", "same gender")
    assert asked.features == ("gender",)
    assert "protected attributes among them: gender" in str(asked)
    assert "dont des critères protégés : gender" in str(asked.summary("fr"))


@pytest.mark.slow
def test_columns_of_numbers_are_predictors_when_asked() -> None:
    found = learnt(meetings(3, share=0.9), features=["level"])
    names = ("site", "level of the rater", "level of the rated", "level of both")
    assert found.likings.predictors.names() == names


@pytest.mark.slow
def test_the_summary_names_nobody() -> None:
    text = str(learnt(meetings(0))) + repr(learnt(meetings(0)))
    assert not any(f" {kind}{k}" in text for kind in "em" for k in range(8))
    assert "too few meetings" in text or "no weight changes" in text


@pytest.mark.slow
def test_rows_turned_round_change_nothing() -> None:
    said = meetings(5, 5, 4)
    assert learnt(said).amounts == learnt(said[::-1]).amounts


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.permutations(range(len(meetings(5, 5, 4)))))
def test_the_order_of_rows_changes_nothing(order) -> None:
    said = meetings(5, 5, 4)
    first, second = learnt(said), learnt([said[k] for k in order])
    assert first.amounts == second.amounts
    assert np.array_equal(first.expected()[1], second.expected()[1])


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.2, 0.6, 1.0]))
def test_likings_lie_between_0_and_1_whatever_was_said(seed, share) -> None:
    found = learnt(meetings(seed, share=share), unmet=True)
    columns = found.pairs[["mentee_liking", "mentor_liking", "mutual"]].to_numpy()
    assert ((columns >= 0) & (columns <= 1)).all()
    assert (found.pairs["spread"] >= 0).all()
    assert np.isfinite(found.pairs["amount"]).all()


@pytest.mark.slow
def test_a_learning_is_saved_and_loaded(tmp_path) -> None:
    found = learnt([*meetings(0), say("e0", "m0", avoid="yes")], unmet=True, features=["level"])
    path = tmp_path / "learnt.json"
    found.save(path)
    back = Learning.load(path, programme=PROGRAMME, cohort=COHORT)
    assert back.amounts == found.amounts
    assert back.vetoes == found.vetoes
    pd.testing.assert_frame_equal(back.pairs, found.pairs)
    pd.testing.assert_frame_equal(back.components, found.components, check_dtype=False)
    assert np.array_equal(back.expected_scores(), found.expected_scores())
    assert str(back) == str(found)
    back.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()


@pytest.mark.slow
def test_a_learning_without_its_cohort_has_no_expectations(tmp_path) -> None:
    path = tmp_path / "learnt.json"
    learnt(meetings(0)).save(path)
    with pytest.raises(InputError, match="load it with its programme"):
        Learning.load(path).expected()
    others = Cohort([{"id": "m"}], [{"id": "e"}])
    with pytest.raises(InputError, match="other people"):
        Learning.load(path, programme=PROGRAMME, cohort=others)
    path.write_text(path.read_text().replace('"pairs"', '"peers"'))
    with pytest.raises(StorageError, match="damaged"):
        Learning.load(path)


def test_all_that_is_wrong_is_said_at_once() -> None:
    feedback = read_feedback(meetings(0), COHORT)
    with pytest.raises(InputError) as error:
        learn(replace(feedback, cohort=None), past=[feedback, ("x", (PROGRAMME, COHORT))])
    places = [problem.place for problem in error.value.problems]
    assert places == ["programme", "cohort", "past[0]", "past[1]"]
    with pytest.raises(InputError) as error:
        learn(feedback, worth=0, features="level", random_state=-1)
    assert [problem.place for problem in error.value.problems] == [
        "worth",
        "features",
        "random_state",
    ]
    with pytest.raises(InputError, match="nobody has it"):
        learnt(meetings(0), features=["shoe size"])
    other = Cohort([{"id": "m0"}], [{"id": "e0"}])
    with pytest.raises(InputError, match="feedback, mentor is 'm1': none of the mentors"):
        learn(feedback, programme=PROGRAMME, cohort=other)


@pytest.mark.slow
def test_a_matching_alone_states_what_the_meetings_were_of() -> None:
    programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    matching = programme.match(cohort)
    said = read_feedback(datasets.make_feedback(matching.pairs, seed=2), cohort)
    alone = learn(said, matching)
    stated = learn(said, programme=programme, cohort=cohort)
    assert alone.amounts == stated.amounts
    assert alone.programme == programme
    earlier = learn(said, matching, past=[(said, matching)])
    assert earlier.pairs[["mentee", "mentor"]].equals(alone.pairs[["mentee", "mentor"]])
    with pytest.raises(InputError, match="there is no cohort"):
        learn(replace(said, cohort=None), matching)


@pytest.mark.slow
def test_answers_that_are_all_alike_are_said_to_tell_no_difference():
    alike = [say(f"e{k}", f"m{k}", 5) for k in range(6)]
    alike += [say(f"m{k}", f"e{k}", 5) for k in range(6)]
    assert "the answers tell no difference" in str(learnt(alike))
    assert "eight in ten" not in str(learnt(alike))
    assert "eight in ten" in str(learnt(meetings(1)))
