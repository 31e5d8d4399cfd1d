"""The language of a question: a few words, so question words tell more than statistics. Pure."""

from __future__ import annotations

import re

from bot.language.tongues import ENGLISH, tongue

_ENGLISH = frozenset(
    """
    how what who whose whom when where which why did does do is are were has have had the of and with for from about say said says
    many much tell give between after before since yesterday today
    """.split()
)
"""Words that no other language here has: "was", "die", "on", "as" and "no" are German, French, Portuguese and Spanish, too."""
_ASKING = {
    "de": "wie wieviel wieviele wer wen wem wessen was wann wo warum wieso weshalb welche welcher welches welchen hat haben wurde wurden "
    "ist sind gibt sagte gesagt",
    "fr": "combien qui que quoi quand où pourquoi comment quel quelle quels quelles est-ce dit sont ont",
    "es": "cuánto cuánta cuántos cuántas quién quiénes qué cuándo dónde cómo cuál cuáles cuantos cuantas quien que cuando donde como dijo",
    "tr": "kaç kim kimler ne nerede neden niçin nasıl hangi mı mi mu mü dedi",
    "it": "quanto quanti quante chi che cosa quando dove perché come quale quali",
    "pt": "quanto quantos quantas quem quando onde porque como qual quais disse",
    "nl": "hoeveel wie wat wanneer waar waarom hoe welke welk zei",
}
_TABLES = {language: frozenset(words.split()) for language, words in _ASKING.items()}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def asked_in(text: str) -> str:
    """The language of a question as ISO 639-1; English when nothing tells: keywords and names alone."""
    words = {word.lower() for word in _WORD.findall(text)}
    if words & _ENGLISH:
        return ENGLISH
    scores = {language: len(words & table) for language, table in _TABLES.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else tongue(text) or ENGLISH
