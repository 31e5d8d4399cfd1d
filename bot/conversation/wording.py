"""The words by which a follow-up is known: verbs, parties, openings. Closed lists of English; no names of the news. Pure."""

from __future__ import annotations

import re

AUXILIARIES = frozenset(
    "did does do has have had will would is are was were can could should might may must".split()
)
DETERMINERS = frozenset(
    "the a an this that these those its their his her our my your no any some each every both another".split()
)
PREPOSITIONS = frozenset(
    """
    about on in at of for to against from with after during by near over into between since before through under
    regarding concerning around amid among towards toward within without
    """.split()
)
PLACE_PREPOSITIONS = "in|at|near|around|outside|inside"
SPEECH = frozenset(
    """
    say tell report announce claim deny state promise declare warn post write confirm respond react reply comment explain
    describe argue mention suggest insist add acknowledge admit
    """.split()
)
_BASE = SPEECH | frozenset(
    """
    think know want demand ask call do plan decide vote agree accuse blame reject accept support oppose condemn offer
    propose publish find see take make give get go come hold win lose happen die kill rise fall mean need help pay cost
    open close begin start end stop expect veto adopt approve pass sign cause change cut raise order send meet leave use
    resign break burn hit strike fire build close pay work fail act move join attack destroy damage injure arrest charge
    buy sell abstain disagree negotiate apologise apologize grow drop reach return release free flee escape survive miss stand believe seek try buy cover discuss
    """.split()
)
PAST = frozenset(
    """
    said told wrote thought knew went came held won lost died rose fell meant paid cost began sent met left hit struck
    built stood sought bought sold grew broke burnt fled took made gave got found saw cut fought swore spoke known killed
    done taken made given seen held hurt shown
    """.split()
)
_PLAIN = dict(
    pair.split(":")
    for pair in (
        "said:say told:tell wrote:write thought:think knew:know went:go came:come held:hold won:win lost:lose died:die "
        "rose:rise fell:fall paid:pay began:begin sent:send met:meet left:leave struck:strike built:build stood:stand "
        "sought:seek bought:buy sold:sell grew:grow broke:break took:take made:make gave:give got:get found:find saw:see"
    ).split()
)
_NO_VERB = frozenset(
    "red wed bed shed need united hundred during morning evening king thing nothing spring".split()
)

PARTIES = frozenset(
    """
    ministry minister army military police government council mayor president premier chancellor parliament congress
    senate court union unions opposition officials official authorities authority rebels militants party parties company
    companies spokesman spokeswoman spokesperson witnesses witness residents survivors families victims lawyers prosecutors
    prosecutor judge judges experts scientists doctors hospital agency commission committee department embassy governor
    king queen prince leader leaders critics workers protesters activists un eu nato regulator bank church navy troops
    soldiers forces fighters coalition delegation administration city state federation association club team coach owner
    director chief deputy aide adviser wife husband lawyer son daughter brother sister ambassador secretary senator lawmakers mp mps brigade service institute university investigators
    """.split()
)
_AGENT = re.compile(r"\w{3,}(?:ers|ors|ists|ians|crats|tives)$")
NOT_AGENTS = frozenset(
    "numbers members others letters matters papers orders computers winters dinners centers elections".split()
)

# Words that a question about any event may hold: they say what is asked, not about what.
OPEN = (
    "people persons many much more else other kill killed die died dead death deaths victim victims casualty casualties toll "
    "injured injure injury wounded hurt missing arrested arrest suspect suspects detained charged displaced damage damaged "
    "affected responsible responsibility blame cause caused start started happen happened happening begin began end "
    "ended react reaction reactions respond response responses say said figure figures number numbers detail details "
    "latest news update updates reason reasons background evidence claim claims side sides next outcome result "
    "anyone anybody someone somebody everyone everybody nobody anything something results consequence consequences know known report reported think tell told so far really exactly confirmed confirm "
    "place time day cost costs long often late early alive survive survived survivors rescued it true still"
)

# Verbs that mean nothing without a matter: a question that ends with one leaves it to the thread.
SIDES = frozenset(
    """
    agree agreed disagree disagreed want wants wanted abstain abstained vote voted decide decided demand demands demanded
    support supports supported oppose opposes opposed negotiate negotiating negotiated accept accepted reject rejected
    apologise apologised apologize apologized condemn condemned veto vetoed object objected comment commented respond responded
    react reacted think thinks thought mean means meant protest protested involved
    """.split()
)
# Of these the acts that are whole without a matter: "How did the council vote?".
WHOLE = frozenset(
    """
    abstain abstained vote voted decide decided veto vetoed negotiate negotiating negotiated protest protested involved
    apologise apologised apologize apologized
    """.split()
)
LEAD = re.compile(
    r"^(?:(?:and|but|so|or|also|then|now|well|ok|okay|right|yes|no|thanks|thank you|hm+|ah|oh|please)\b[\s,.:;–—-]*)*"
    r"(?:(?:what|how) about|what of|same for|the same for|same question for|same but for)?\b\s*",
    re.IGNORECASE,
)
# "and", "what about" in the languages of the corpus's readers.
FOREIGN_LEAD = re.compile(
    r"^(?:und|oder|aber|was ist mit|et|ou|mais|qu['’]en est-il|y|e|o|pero|qué hay|что|и|а|а что|или|но|en|maar|og|och|"
    r"ve|peki|ama|ya|و|ماذا عن|ו|ומה עם|مع)\b\s*",
    re.IGNORECASE,
)


def looks_verbal(word: str) -> bool:
    """Whether a word in small letters may be a verb; names in capitals are none."""
    if word != word.lower() or word in _NO_VERB:
        return False
    return word in _BASE or word in PAST or re.fullmatch(r"[a-z]{3,}(?:ed|ing)", word) is not None


def is_plain_verb(word: str) -> bool:
    """Whether a word is a verb in its plain form: "say", not "said"."""
    return word in _BASE


def plain_verb(word: str) -> str:
    """The plain form of a past: "abstain" of "abstained", "say" of "said"; "" when the lists do not know it."""
    low = _PLAIN.get(word.lower(), word.lower())
    if is_plain_verb(low):
        return low
    tried = (
        re.sub(r"ied$", "y", low),
        low.removesuffix("ed"),
        low.removesuffix("d"),
        re.sub(r"(.)\1ed$", r"\1", low),
    )
    return next((form for form in tried if form != low and form in _BASE), "")


_OF = re.compile(r"\s+(?:of|in|for)\s+")  # "the health ministry of Lowmark": the office is named before it


def is_speech(word: str) -> bool:
    """Whether a verb is one of saying, in any form."""
    low = word.lower()
    forms = {
        low,
        re.sub(r"(?:ed|s|ing)$", "", low),
        re.sub(r"(?:d|es)$", "", low),
        re.sub(r"ied$|ies$", "y", low),
    }
    return bool(forms & SPEECH) or low in {"said", "told", "wrote"}


def is_party(phrase: str) -> bool:
    """Whether a phrase names somebody who may speak or act: an office, a body, a group, or a proper name."""
    heads = [re.findall(r"[\w’'.-]+", part) for part in (phrase, _OF.split(phrase)[0])]
    if not heads[0]:
        return False
    if any(_office(words[-1]) for words in heads if words):
        return True
    return bool(proper(phrase)) and proper(phrase) == _without_determiner(phrase)


def _office(word: str) -> bool:
    head = re.sub(r"['’]s$", "", word.lower())
    return head in PARTIES or (_AGENT.match(head) is not None and head not in NOT_AGENTS)


def proper(phrase: str) -> str:
    """The proper name that a phrase consists of, without an article; "" when it is none."""
    bare = _without_determiner(phrase)
    words = bare.split()
    small = {"of", "the", "de", "al", "bin", "von", "van", "del", "la", "for", "and"}
    named = (
        words
        and words[0][:1].isupper()
        and all(w[:1].isupper() or w in small or w[:1].isdigit() for w in words)
    )
    return bare if named else ""


def _without_determiner(phrase: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", phrase.strip(), flags=re.IGNORECASE)
