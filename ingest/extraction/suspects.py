"""Sentences that speak to a machine instead of a reader.

They stay in the article and stay searchable; the caller keeps them out of prompts. The patterns ask for
an order *given* (an imperative, or a demand on "your answer"), not an order *reported*: that a court told
an army to ignore an order is news.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ingest.extraction.errands import is_errand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.types import Span

FLAG = "injection"
# Where an imperative can stand: first in the sentence, after a mark, or after a word that leads up to it.
_ORDER = (
    r"(?:^\W*|[:;,.!?—–(\[\"“‘'«*#>]\s*|\b(?:please|kindly|important|attention|now|first|then|instead|just|simply|"
    r"must|should|always|you will|(?:users?|ai|assistant|model)s?,)\s+)"
)
_RULES = r"(?:instructions?|prompts?|rules|guidelines|directions|directives|commands?|context|training|programming|messages?)"
_ABOVE = r"(?:previous|prior|preceding|earlier|above|foregoing|initial|original|existing|system|your)"
_MACHINE = r"(?:ai|a\.i\.|llms?|language models?|chat ?bots?|virtual assistants?|assistants?|bots?|models?|agents?|summari[sz]ers?)"
_ENGLISH = (
    rf"{_ORDER}(?:ignore|disregard|forget|override|bypass|discard)\s+(?:\w+\s+){{0,3}}{_ABOVE}\s+(?:\w+\s+){{0,2}}{_RULES}\b",
    rf"\b(?<!to )(?:ignore|disregard|forget|override)\s+(?:all|any)\s+(?:of\s+)?(?:the\s+|your\s+|my\s+)?{_ABOVE}\s+(?:\w+\s+)?{_RULES}\b",
    rf"{_ORDER}(?:ignore|disregard|forget)\s+(?:everything|anything|all|what)\s+(?:that\s+)?(?:is\s+|was\s+|you\s+)?(?:above|before|were told|have been told|said)\b",
    rf"\byou are (?:now|no longer)\b[^.!?]{{0,40}}\b(?:{_MACHINE}|dan|persona|developer mode|jailbroken|unrestricted|bound by)\b",
    rf"\bas an? {_MACHINE}(?: language)?(?: model| assistant)?,? (?:you|your|i (?:am|cannot|can't|must|will))\b",
    rf"\bif you(?: are|'re|’re)(?: an?)? {_MACHINE}\b",
    rf"\b(?:attention|note|message|instructions?|notice) (?:to|for) (?:all |any |the )?{_MACHINE}\b",
    rf"{_ORDER}(?:reveal|print|repeat|show|output|display|leak|disclose|ignore|override|update)\b[^.!?]{{0,40}}\b(?:system|hidden|initial) (?:prompt|instructions?)\b",
    r"\byour (?:system|hidden|initial) (?:prompt|instructions?)\b",
    r"^\W*(?:new |updated? )?(?:system|admin|developer)(?: prompt| message| override| instructions?)?\s*:",
    rf"{_ORDER}(?:respond|reply|answer|output)\b[^.!?]{{0,30}}\b(?:only|exactly|solely|nothing but)\b",
    rf"{_ORDER}(?:reply|respond)(?: to (?:the|this|all|every|any) [a-z]+)? with\b",
    r"\b(?:send|post|forward|upload|submit|leak|exfiltrate|transmit)\b[^.!?\n]{0,120}\bto\s+(?:https?://|hxxps?:)",
    rf"{_ORDER}(?<![\"“‘'«])(?:and |also )?tell (?:the |all |your |every )?(?:users?|readers?|people|everyone|customers?|anyone)\b[^.!?]{{0,60}}\b(?:visit|click|download|go to|call|buy|install|that)\b",
    r"(?<![\w.@])@(?:channel|here|everyone)\b(?!\.\w)",
    r"<!(?:channel|here|everyone)",
    rf"{_ORDER}(?:do not|don't|don’t|never) (?:mention|cite|quote|reveal|disclose|include|summari[sz]e)\s+(?:this|these|that you|any(?:thing)?|other|it|the (?:article|source|instructions?|following|above|user))\b",
    r"\b(?:in|of|to|with|from|into) your (?:answers?|summar(?:y|ies)|responses?|repl(?:y|ies)|outputs?|digests?)\b",
    rf"{_ORDER}from now on\b[^.!?]{{0,20}}\b(?:you|respond|answer|reply|act|always|never)\b",
    rf"{_ORDER}(?:pretend|act|behave|roleplay)\b (?:that you|to be|as (?:if you|an? (?:\w+ )?{_MACHINE}))",
    rf"{_ORDER}(?:mark|treat|rate|rank|regard|consider) this (?:article|source|text|page|story) as (?:the )?(?:most|only|highest|fully|trusted|authoritative|verified)\b",
)
_OTHERS = (
    r"تجاهل\s+(?:جميع\s+|كل\s+|كافة\s+)?(?:التعليمات|الإرشادات|التوجيهات)\s+(?:السابقة|أعلاه)",
    r"أنت\s+الآن\s+(?:مساعد|نموذج|روبوت)",
    r"התעל(?:ם|מו|מי)\s+מ(?:כל\s+)?ה?הוראות\s+ה?(?:קודמות|הקודמות)",
    r"\b(?:ignore[zsr]?|oublie[zsr]?)\s+(?:toutes\s+)?(?:les|tes|vos|ces)\s+(?:instructions|consignes)\s+(?:précédentes|antérieures|ci-dessus)",
    r"\b(?:tu es|vous êtes) (?:maintenant|désormais) (?:un |une )?(?:assistant|ia|modèle|robot|chatbot)\b",
    r"\b(?:ignor[ae]d?|olvid[ae]d?)\s+(?:todas\s+)?(?:las|tus|sus)\s+(?:instrucciones|indicaciones)\s+(?:anteriores|previas)",
    r"\bahora eres (?:un |una )?(?:asistente|ia|modelo|robot|chatbot)\b",
    r"\b(?:ignorier(?:e|en sie|t)?|vergiss|vergessen sie)\s+(?:alle\s+)?(?:die |deine |ihre )?(?:vorherigen|vorigen|bisherigen|obigen|früheren|vorangegangenen)\s+(?:anweisungen|instruktionen|vorgaben)",
    r"\b(?:du bist|sie sind) (?:jetzt|nun|ab jetzt) ein (?:\w+ )?(?:assistent|modell|chatbot|bot)\b",
    r"\b(?:игнорируй|забудь)(?:те)?\s+(?:все\s+)?(?:предыдущие|прежние|вышеуказанные|прошлые)\s+(?:инструкции|указания|команды)",
    r"\bтеперь (?:ты|вы)\s*[—–-]?\s*(?:ассистент|помощник|модель|бот)\b",
)
_SUSPECT = re.compile("|".join(f"(?:{pattern})" for pattern in (*_ENGLISH, *_OTHERS)), re.IGNORECASE)
_REACH = 20_000  # characters of a sentence looked at: a bound on work, far above any real sentence
# Every pattern holds one of these: a sentence without any is passed over at once.
_CUES = re.compile(
    r"ignor|disregard|forget|overrid|bypass|discard|you are|you['’]re|as an? |attention|note|message|notice|instruction|"
    r"prompt|system|admin|developer|respond|reply|answer|output|https?:|hxxp|tell |@|<!|mention|cite|quote|reveal|disclose|"
    r"include|summar|your |from now|pretend|act |behave|roleplay|this |تجاهل|أنت|התעל|oublie|tu es|vous êtes|olvid|eres|"
    r"vergiss|vergessen|bist|sie sind|забудь|игнорируй|теперь",
)
_PARTS = re.compile(r"(?<=[.!?])\s+|\s+[|–—]\s+")
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухѵԁԛԝһӏАΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ",
    "ABESIJKMHOPCTYXaesijopcyxvdqwhlABEZHIKMNOPTYXaiknoptux",
)
_MIXED = re.compile(r"[a-zA-Z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][a-zA-Z]")


def suspects(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Those of the text's `sentences` that read as orders to a machine, in order; mostly none."""
    return tuple(sentence for sentence in sentences if _is_order(sentence.of(text)))


def is_suspect(line: str) -> bool:
    """Whether a title or another line outside the text reads as an order to a machine, whole or in a sentence of it."""
    return _is_order(line) or any(map(_is_order, _PARTS.split(line)))


def _is_order(sentence: str) -> bool:
    words = _plain(" ".join(unicodedata.normalize("NFKC", sentence[:_REACH]).split()))
    return bool(_CUES.search(words.lower()) and _SUSPECT.search(words)) or is_errand(words)


def _plain(words: str) -> str:
    """The words, with letters of other scripts that pass for Latin ones inside a word read as such."""
    return words.translate(_LOOKALIKES) if _MIXED.search(words) else words
