"""Sayings that ask nothing of the news: a greeting, thanks, "help", a number when nothing was offered. Pure."""

from __future__ import annotations

import re

from bot.conversation.requests import picks

HELP = """\
Ask about the news; every sentence of an answer cites the exact words of an article.
  Follow up:      and the ministry?   what about Reuters?   and on Monday?   why?
  See the words:  source?   who said that?   show me the quote   quote 2
  Limit:          only Reuters   since Monday?      and lift it: all outlets   any time   everything"""
WELCOME = 'Hello. Ask a question about the news; "help" shows what can be said.'
AT_SERVICE = "You are welcome. Ask on whenever you like."
GO_ON = "All right. Ask on whenever you like."
ASK = 'Please ask a question about the news, in words; "help" shows what can be said.'
NOTHING_TO_PICK = (
    'There is nothing to pick from at the moment. "quote 2" shows the second quote of the last answer.'
)

_HELP = re.compile(
    r"(?:please )?help(?: me)?(?: please)?|what (?:can|could|may|should) (?:you do|i (?:ask|say|do)(?: here| you)?)|"
    r"how (?:does (?:this|it) work|do i use (?:this|it)|can you help(?: me)?)|usage|commands"
)
# Greetings, thanks and consent in the languages of the corpus's readers; said alone or one after the other.
_GREETING = (
    r"hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|hola|bonjour|salut|"
    r"ciao|olá|merhaba|привет|здравствуйте|مرحبا|السلام عليكم|שלום"
)
_THANKS = (
    r"thanks|thank you|thank u|thx|ty|cheers|danke|vielen dank|merci|gracias|grazie|obrigad[oa]|bedankt|teşekkürler|спасибо|"
    r"شكرا|תודה"
)
_CONSENT = (
    r"ok|okay|k|yes|yep|no|nope|alright|all right|right|sure|fine|good|great|cool|nice|perfect|excellent|got it|i see|"
    r"understood|never ?mind|good ?bye|bye"
)
_TAIL = r"(?: (?:there|all|everyone|a lot|so much|very much|again|bot|evenhand))?"
_POLITE = re.compile(rf"(?:(?:{_GREETING}|{_THANKS}|{_CONSENT}){_TAIL}(?:[\s,.;:!]+|$))+")
_WORD = re.compile(r"[^\W_]")


def courtesy(saying: str) -> str:
    """The reply to a greeting, to thanks, to a plain "ok" or to "help"; "" for anything else."""
    bare = " ".join(saying.split()).strip(" ?!.,;:¡¿").lower()
    if _HELP.fullmatch(bare):
        return HELP
    if not _POLITE.fullmatch(bare):
        return ""
    if re.search(rf"\b(?:{_THANKS})\b", bare):
        return AT_SERVICE
    return WELCOME if re.match(rf"(?:{_GREETING})\b", bare) else GO_ON


def unanswerable(saying: str, offered: int) -> str:
    """What to say to input that is no question: no word in it, or a number that picks nothing; "" for anything else.

    Args:
        saying: as typed.
        offered: how many readings are open to be picked.
    """
    if not _WORD.search(saying):
        return ASK
    if not picks(saying):
        return ""
    return f"Reply with a number from 1 to {offered}, or ask in other words." if offered else NOTHING_TO_PICK
