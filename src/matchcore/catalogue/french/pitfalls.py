"""What is said of pitfall checks, in French by the English."""

PITFALLS: dict[str, str] = {
    "give a number from 0 to 1": "donnez un nombre de 0 à 1",
}
