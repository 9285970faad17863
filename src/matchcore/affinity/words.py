"""Free text as words: symbols kept, accents folded, French and English stop words dropped.

Scripts without spaces between words give pairs of neighbouring characters instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Self

import numpy as np
from scipy.sparse import csr_array
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.validation import check_is_fitted

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import fold

__all__ = ["TextVectorizer"]

# C++, C#, F# and .NET are words; so are single letters, such as R
_WORD = re.compile(r"(?:(?<!\w)\.)?[^\W_]+(?:\+\+|#)?")
_ELISION = re.compile(
    r"(?<!\w)(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['’]"  # l'équipe, jusqu'ici
    r"|\w+n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"  # don't, it's, we'll
)

# Thai, Lao, Burmese, Hangul, Khmer, kana, Han: few or no spaces stand between words
_DENSE = re.compile(
    "([\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ecd\u0edc-\u0edf\u1000-\u103f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
_FIRST_DENSE = "\u0e01"

# folded, as words are; single letters that name a programming language (C, D, R) are missing
STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before
    being below between both but by can cannot could did do does doing down during each either
    etc few for from further get had has have having he her here hers herself him himself his how
    however i if in into is it its itself just like many may me might more most much must my
    myself neither no nor not now of off on once only or other our ours ourselves out over own per
    same several shall she should since so some still such than that the their theirs them
    themselves then there these they this those through thus to too under until up upon us very
    was we were what when where whether which while who whom whose why will with within without
    would you your yours yourself yourselves

    ainsi apres au aucun aucune aussi autre autres aux avaient avais avait avant avec avez
    avoir avons beaucoup bien car ce ceci cela celle celles celui ces cet cette ceux chaque
    chez ci comme comment contre dans de dedans dehors depuis des dessous dessus deux donc dont du
    elle elles en encore enfin entre est et etaient etais etait etant ete etes etre eu eux faire
    fait font furent fut hors il ils jamais je jusque la laquelle le lequel les lesquelles lesquels
    leur leurs lors lorsque lui ma mais me meme memes mes mien mienne moi moins mon ne ni nos notre
    nous on ont ou par parce parmi pas pendant peu peut peuvent plus plusieurs plutot pour pourquoi
    puis puisque qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi sa sans
    sauf se selon sera seront ses si sien sienne soi soient sois soit sommes son sont sous suis sur
    ta tandis te tel telle telles tels tes toi ton toujours tous tout toute toutes tres trop tu un
    une vers via voici voila vos votre vous y
    """.split()  # noqa: SIM905
)


def words(text: str) -> list[str]:
    """Return the words of a text, in order, without stop words.

    Where no spaces stand between words, each pair of neighbouring characters counts as one [1]_.

    References
    ----------
    .. [1] J.-Y. Nie and F. Ren, "Chinese information retrieval: using characters or words?",
       Information Processing & Management 35 (1999).

    Examples
    --------
    >>> words("J'enseigne le C++, C# et R ; l'équipe .NET n'est pas loin.")
    ['enseigne', 'c++', 'c#', 'r', 'equipe', '.net', 'loin']
    >>> words("AIとデータ分析")
    ['ai', 'とデ', 'デー', 'ータ', 'タ分', '分析']
    """
    return [word for found, _ in _runs(text) for word in found]


def words_and_pairs(text: str) -> list[str]:
    """Return the words of a text and, as two words with a space, each pair of neighbours.

    Stop words are left out before: the French "gestion de projet" gives the pair "gestion projet".
    Pairs of characters are not paired again.

    Examples
    --------
    >>> words_and_pairs("la gestion de projet")
    ['gestion', 'projet', 'gestion projet']
    >>> words_and_pairs("AIとデータ")
    ['ai', 'とデ', 'デー', 'ータ']
    """
    found = list[str]()
    for run, has_spaces in _runs(text):
        found += run
        if has_spaces:
            found += [f"{one} {other}" for one, other in pairwise(run)]
    return found


def _runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the words of each run of text in one kind of script, and whether it has spaces."""
    pieces = [text]
    if text and max(text) >= _FIRST_DENSE:
        split = _DENSE.split(unicodedata.normalize("NFKC", text))
        pieces = split if len(split) > 1 else pieces
    for k, piece in enumerate(pieces):
        yield (_characters(piece), False) if k % 2 else (_spaced_words(piece), True)


def _characters(run: str) -> list[str]:
    """Return the overlapping pairs of characters; a single character stands for itself."""
    return [run[k : k + 2] for k in range(max(1, len(run) - 1))]


def _spaced_words(text: str) -> list[str]:
    plain = _ELISION.sub(" ", fold(text))
    return [word for word in _WORD.findall(plain) if word not in STOP_WORDS]


class TextVectorizer(TransformerMixin, BaseEstimator):
    """Turns texts into TF-IDF rows of length 1, over words and pairs of neighbouring words.

    A word that occurs n times in a text weighs ``1 + ln n`` there, so that repeating it counts
    less and less, times ``1 + ln((1 + texts) / (1 + texts with the word))`` [1]_; each row is then
    divided by its length. Two words that follow each other, once stop words are left out, count
    as one word more: "gestion de projet" gives "gestion", "projet" and "gestion projet". A text
    without words is a row of zeros. If no text has a word, there are no columns. Where no spaces
    stand between words (Chinese, Japanese, Thai), and in Korean, each pair of neighbouring
    characters counts as a word, and these are not paired again.

    Attributes
    ----------
    words_ : array of str
        The word or the two words that each column stands for, in alphabetical order.

    References
    ----------
    .. [1] G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval",
       Information Processing & Management 24 (1988).

    Examples
    --------
    >>> vectorizer = TextVectorizer()
    >>> vectorizer.fit_transform(["le C++ et R", "r", ""]).toarray().round(2)
    array([[0.63, 0.63, 0.45],
           [0.  , 0.  , 1.  ],
           [0.  , 0.  , 0.  ]])
    >>> vectorizer.words_.tolist()
    ['c++', 'c++ r', 'r']
    """

    def fit(self, texts: Sequence[str], y: None = None) -> Self:
        """Learn the words and how rare each is; texts without words do not count."""
        listed = [found for found in _word_lists(texts) if found]
        self._tfidf = TfidfVectorizer(analyzer=_unchanged, sublinear_tf=True)
        names: Any = []
        if listed:
            names = self._tfidf.fit(listed).get_feature_names_out()
        self.words_ = np.array(names, dtype=object)
        return self

    def transform(self, texts: Sequence[str]) -> csr_array:
        """Return one row per text."""
        check_is_fitted(self, "words_")
        listed = _word_lists(texts)
        if not len(self.words_):
            return csr_array((len(listed), 0))
        return csr_array(self._tfidf.transform(listed))

    def get_feature_names_out(self, input_features: None = None) -> np.ndarray[Any, Any]:
        """Return the words, under scikit-learn's name for them."""
        check_is_fitted(self, "words_")
        return self.words_

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        tags.no_validation = True
        return tags


def _word_lists(texts: Iterable[str]) -> list[list[str]]:
    if isinstance(texts, str):
        raise InputError(_not_text("texts", texts))
    listed = list(texts)
    wrong = [_not_text(f"texts[{k}]", x) for k, x in enumerate(listed) if not isinstance(x, str)]
    if wrong:
        raise InputError(wrong)
    return [words_and_pairs(text) for text in listed]


def _not_text(place: str, value: object) -> InputProblem:
    return InputProblem("wrong_type", place, f"{value!r:.60}", remedy=told("give a list of str"))


def _unchanged(found: list[str]) -> list[str]:
    return found
