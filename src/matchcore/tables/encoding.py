"""Text from bytes: UTF-8, UTF-16, cp1252 or Mac Roman; what is none of them is refused."""

from __future__ import annotations

import codecs
import re

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem

UTF_8 = "UTF-8"
_WINDOWS, _MAC = "cp1252", "mac_roman"
_SYSTEMS = {_WINDOWS: "cp1252 (Windows, Western Europe)", _MAC: "Mac Roman (old Macintosh)"}
_MARKS = {  # the longer marks first: that of UTF-32 begins like that of UTF-16
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LINES = 500  # with letters beyond ASCII, by which two readings are compared
_MOST_ODD = 0.1  # share of odd letters in text that is read as Mac Roman without another reason
_LETTERS = "àâäéèêëîïôöùûüÿçœæñáíóúãõåøß"  # those of French and its neighbours
_FRENCH = frozenset("àâéèêëîïôùûçœ")
_WORDLESS = frozenset((_LETTERS + _LETTERS.upper()).translate({ord(c): None for c in "àÀ"}))
_INNER = frozenset("ËÏ")  # begin no word
_DASHES = "–—…“”‘•"  # never between two small letters
_USUAL = frozenset(_LETTERS + "ÀÂÉÈÊËÎÏÔÙÛÇŒÄÖÜÑÅØ" + _DASHES + "’«»€°·²³\u00a0\u202f")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_RUN = re.compile(rb"[\x80-\x84\x86-\x90\x98-\x9f\xa1-\xaa\xac-\xb6\xb8-\xba\xbc-\xff]{4,}")
_SEVEN = re.compile(r"[\w.@'-]*\+[A-Za-z0-9+/]{3,}-[\w.@'+/-]*")


def decoded(name: str, file: str, raw: bytes) -> tuple[str, str, str]:
    """Return the text of a file, its encoding, and a caution if that is not UTF-8.

    Raises
    ------
    InputError
        It has none of the encodings, or is UTF-8 but for a few bytes.
    """
    if wide := _wide(raw):
        text, encoding = wide
        return (
            text,
            encoding,
            told("{file} is not UTF-8: read as {encoding}", file=file, encoding=encoding),
        )
    try:
        return raw.decode("utf-8-sig"), UTF_8, ""
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    encoding = "" if _is_mostly_utf8(raw) else _narrow(raw)
    if not encoding:
        problem = told(
            "{file}, line {line}, is neither {utf_8} nor {windows}",
            file=file,
            line=line,
            utf_8=UTF_8,
            windows=_WINDOWS,
        )
        raise InputError(wrong_encoding(name, problem))
    known = _SYSTEMS[encoding]
    return (
        raw.decode(encoding),
        known.partition(" (")[0],
        told("{file} is not UTF-8: read as {known}", file=file, known=known),
    )


def wrong_encoding(name: str, problem: str) -> InputProblem:
    """Return the problem of a file that cannot be decoded."""
    return InputProblem("wrong_encoding", name, "", problem, told("save it as CSV UTF-8"))


def utf7_remains(text: str) -> str:
    r"""Return the first word that UTF-7 has left in text without other accents; empty for none.

    >>> utf7_remains("id,name\\na,H+AOk-l+AOg-ne"), utf7_remains("+336-12, C+Go-Java")
    ('H+AOk-l+AOg-ne', '')
    """
    if "+" not in text or not text.isascii():
        return ""
    for word in _SEVEN.findall(text):
        try:
            letters = [c for c in word.encode().decode("utf-7") if c > "\x7f"]
        except UnicodeDecodeError:
            continue
        if letters and all(letter in _USUAL for letter in letters):
            return str(word)
    return ""


def _wide(raw: bytes) -> tuple[str, str] | None:
    """Return text and name of an encoding with two or four bytes for each character, if it is one.

    Without a mark, every second byte of most characters is zero, and no other byte is.
    """
    found = [(mark, codec) for mark, codec in _MARKS.items() if raw.startswith(mark)]
    codec = found[0][1] if found else ""
    if not codec and len(raw) % 2 == 0 and b"\0" in raw:
        high, low = raw[0::2].count(0), raw[1::2].count(0)
        if not (high and low) and 4 * max(high, low) > len(raw):
            codec = "utf-16-be" if high else "utf-16-le"
    try:
        return (raw.decode(codec), codec[:6].upper()) if codec else None
    except UnicodeDecodeError:
        return None


def _is_mostly_utf8(raw: bytes) -> bool:
    """Return whether cp1252 would garble more characters than it would save."""
    broken = raw.decode("utf-8", errors="surrogateescape")
    invalid = sum("\ud800" <= c <= "\udfff" for c in broken)
    return sum(c > "\x7f" for c in broken) - invalid > invalid


def _narrow(raw: bytes) -> str:
    """Return cp1252 or Mac Roman, whichever gives words; empty if neither does.

    A detector alone errs on short tables (4 of 60 with one row, letters such as É or ñ), so that
    letters where no word has them decide first, and the detector only between equals.
    """
    lines = [line for line in raw.splitlines() if not line.isascii()][:_LINES]
    sample = b"\n".join(lines)
    if _is_other_script(sample):
        return ""
    mac = sample.decode(_MAC)
    odd_on_mac = _odd(mac)
    try:
        raw.decode(_WINDOWS)
    except UnicodeDecodeError:
        beyond = sum(c > "\x7f" for c in mac)
        is_french = odd_on_mac <= _MOST_ODD * beyond and any(c in _FRENCH for c in mac)
        return _MAC if is_french else ""
    odd_on_windows = _odd(sample.decode(_WINDOWS))
    if odd_on_windows != odd_on_mac:
        return _WINDOWS if odd_on_windows < odd_on_mac else _MAC
    return _detected(sample)


def _is_other_script(sample: bytes) -> bool:
    """Return whether most bytes beyond ASCII stand in long runs, as no word of French has them.

    >>> [_is_other_script(text) for text in ("Мария".encode("cp1251"), "Zoé".encode("cp1252"))]
    [True, False]
    """
    beyond = sum(byte > 0x7F for byte in sample)
    return 2 * sum(map(len, _RUN.findall(sample))) > beyond


def _detected(sample: bytes) -> str:
    """Return what the detector takes for likelier; cp1252 if it does not know."""
    from charset_normalizer import from_bytes  # here, as few files need it

    best = from_bytes(sample, cp_isolation=["utf_8", "utf_16", _WINDOWS, _MAC]).best()
    return _MAC if best is not None and best.encoding == _MAC else _WINDOWS


def _odd(text: str) -> int:
    """Count the characters beyond ASCII that no word has, or has in that place."""
    odd = 0
    for found in _BEYOND.finditer(text):
        at, letter = found.start(), found.group()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        odd += (
            letter not in _USUAL
            or (letter.isupper() and before.islower())
            or (letter in _DASHES and before.islower() and after.islower())
            or (letter in _INNER and after.islower())
            or (letter in _WORDLESS and not (before + after).strip(' \t,;|"\r\n'))
        )
    return odd
