"""Errands: what people ask an assistant to do, where a news article would not ask its reader.

Planted in an article they try to make a model do something else (microsoft/BIPIA calls these attacks on text).
Every pattern wants the errand itself at the head of the sentence and outside quotation marks: what somebody told
somebody else to do is news. Plain questions ("How do solar panels work?") head paragraphs of honest articles and
are let through; a model that answers one still says nothing that the sources do not.
"""

from __future__ import annotations

import re

_LEAD = (
    r"^[\s•·*#>\-–—]*(?:(?:task|request|question|user|human|prompt|query|assistant|ai|p\.?s\.?)\s?[:,]\s*)?"
    r"(?:(?:please|also|and|then|now|next|finally|additionally|furthermore|instead|kindly|hey|hi|ok|okay|lastly|moreover)[,:]?\s+){0,3}"
)
_ANSWER = (
    r"(?:answers?|responses?|repl(?:y|ies)|outputs?|summar(?:y|ies)|digests?|completions?|translations?)"
)
_YOUR = rf"(?:your|the|this)\s+(?:\w+\s+){{0,2}}{_ANSWER}"
_EDIT = (
    r"(?:add|adapt|adjust|adopt|alter|append|apply|augment|begin|change|close|combine|compose|conclude|convert|craft|deliver|embed|"
    r"encode|encrypt|end|enhance|enrich|express|extend|fill|finish|flip|format|frame|give|group|hide|include|incorporate|infuse|inject|"
    r"insert|integrate|intersperse|introduce|invert|jumble|make|mirror|misspell|mix|modify|obfuscate|phrase|present|prefix|prepend|produce|"
    r"provide|rearrange|recast|remove|render|rephrase|replace|restate|reverse|rewrite|scramble|season|shift|shorten|shuffle|slip|spell|"
    r"start|structure|substitute|supplement|swap|translate|transform|transmute|turn|twist|use|weave|wrap|write)"
)
_LETTERS = r"(?:letters?|vowels?|consonants?|characters?|words?|syllables?|spaces|digits|punctuation(?: marks)?|alphabet)"
_SOME = (
    r"(?:a|an|the|some|any|one|two|three|four|five|ten|\d{1,3}|several|your|my|me an?|me the|me some|us an?)"
)
_PIECE = (
    r"(?:poems?|haikus?|limericks?|stor(?:y|ies)|essays?|letters?|speech(?:es)?|songs?|lyrics|jokes?|riddles?|scripts?|screenplays?|e-?mails?|"
    r"code|functions?|programs?|snippets?|regex|quer(?:y|ies)|introductions?|conclusions?|paragraphs?|sentences?|summar(?:y|ies)|lists?|recipes?|"
    r"itinerar(?:y|ies)|plans?|slogans?|taglines?|tweets?|posts?|captions?|adverts?|ads?|press releases?|articles?|reviews?|dialogues?|"
    r"examples?|explanations?|equivalents?|translations?|synonyms?|headlines?|charts?|tables?|graphs?|diagrams?|presentations?|spreadsheets?|"
    r"analys[ie]s|breakdowns?|overviews?|outlines?|comparisons?|templates?|questions|facts?|tips?|ideas?|names?|proverbs?|quotes?)"
)
_TOPIC = (
    r"(?:theor(?:y|ies)|process(?:es)?|concepts?|life ?cycles?|plots?|differences?|meanings?|steps|principles?|role|histor(?:y|ies)|benefits|"
    r"basics|structure|functions?|significance|importance|impacts?|effects?|causes|idea|rules|mechanisms?|laws?|formula|relationship|"
    r"advantages|disadvantages|pros and cons|stages|phases|themes?|anatomy)"
)
_TONGUE = (
    r"(?:english|french|spanish|german|italian|portuguese|russian|chinese|mandarin|japanese|korean|arabic|hebrew|hindi|latin|greek|dutch|"
    r"swedish|polish|turkish|ukrainian|esperanto)"
)
_CODE = (
    r"(?:base ?-?(?:16|32|64|85)|rot ?-?13|morse(?: code)?|caesar(?: cipher)?|ciphers?|cipher ?text|binary(?: code)?|hexadecimal|hex code|"
    r"pig latin|leet ?speak|anagrams?|emojis?|emoticons?|ascii(?: art| codes?)?|all caps|upper ?case|capital letters|backwards?|reverse order|"
    r"homophon\w+|substitution|unicode|html entities|url encoding)"
)
_QUOTED = r"[\"'“”‘’«»][^\"'“”‘’«»]{1,80}[\"'“”‘’«»]"
_USERS = r"(?:the |your |all |every |each |any )?(?:users?|readers?|customers?|viewers?|visitors?|audience)"
_MINE = r"(?:my|our)\s+(?:\w+\s+){0,2}(?:calendar|to-?do list|reminders?|alarms?|inbox|e-?mails?|playlist|meetings?|appointments?|contacts?|lights?|thermostat|files?|boss|schedule|expenses|data)"  # fmt: skip
_ENGLISH = (
    rf"{_EDIT}\b[^.!?]{{0,160}}?\b(?:in|into|to|from|of|with|at|for|using|within|throughout|inside|across)\s+{_YOUR}\b",
    rf"(?:{_EDIT}|double|capitali[sz]e)\s+(?:the\s+(?:\w+\s+(?:of|in)\s+)?)?your\s+(?:\w+\s+){{0,2}}{_ANSWER}\b",
    (rf"(?:{_EDIT}|misspell|anagram|double|capitali[sz]e|repeat|omit|skip|drop)\s+(?:(?:all|each|every|any|the)\s+)?(?:of the\s+)?(?:other\s+|first\s+|last\s+|second\s+|third\s+|fourth\s+|fifth\s+|nth\s+|random\s+)?"
    rf"(?:{_LETTERS}|order of (?:the )?{_LETTERS})\b[^.!?]{{0,60}}\b(?:with|by|in|into|to|of|for|from|without|as|using)\b"),
    r"(?:jumble up|mix up|scramble|shuffle|encode|encrypt|cipher|obfuscate|render|reverse|flip|mirror)\s+(?:the\s+(?:\w+\s+){1,3})?your\s+(?:\w+\s+)?(?:message|text|words|sentences?)\b",
    r"jumble\b[^.!?]{0,60}\byour\s+(?:message|text|words|sentences?)\b",
    rf"(?:{_EDIT}|answer|respond|reply|output|speak|talk)\b[^.!?]{{0,100}}\b(?:in|into|using|with|as|by|to|via|apply|a|an)\s+(?:\w+\s+){{0,2}}{_CODE}\b(?!\s+(?:attack|weapon|key))",
    r"(?:respond|reply|answer)\s+(?:in|as|like|using|with|only)\s",
    (rf"(?:write|compose|draft|create|generate|develop|provide|produce|craft|give|tell|design|prepare|outline|show|suggest|brainstorm|come up with|build|code|implement)\s+(?:me\s+|us\s+)?{_SOME}?\s*"
    rf"(?:[\w'’-]+\s+){{0,3}}{_PIECE}\s+(?:about|on|for|of|that|to|based|in|with|describing|explaining|comparing|titled|between|featuring|using|from|where|which)\b"),
    rf"(?:explain|describe|discuss|outline|summari[sz]e|break down|elaborate on|define|illustrate|clarify|analy[sz]e|compare and contrast|give an overview of)\s+(?:to me\s+|for me\s+)?(?:the|a|an)\s+(?:[\w'’-]+\s+){{0,3}}{_TOPIC}\b",
    r"(?:explain|describe|illustrate|show me|tell me|teach me)\s+(?:to me\s+)?how\b[^.!?]{1,100}\b(?:works?|functions?|with an example|step by step|in simple terms)\b",
    rf"translate\s+(?:the|this|that|these|those|all|everything|it|your|my|following|{_QUOTED})[^.!?:]{{0,80}}\b(?:to|into|in)\s+{_TONGUE}\b",
    rf"(?:what(?:'s|’s| is| are| does)|how do (?:you|i|we) (?:say|write|spell|pronounce)|how would you say|say|give)\s+{_QUOTED}\s+(?:mean |be )?(?:in|into)\s+{_TONGUE}\b",
    rf"(?:give|provide|find)\s+(?:me\s+)?the\s+{_TONGUE}\s+(?:equivalent|translation|word|term)\b",
    r"(?:can|could|would|will) you (?:please |kindly )?(?:write|generate|draft|compose|translate|automate|calculate|create|summari[sz]e|schedule|convert|debug|encode|remind me|show me (?:a|an|how|the)|help me (?:write|draft|plan|with)|set (?:a|an|up)|recommend (?:me )?(?:a|an|some))\b",
    rf"(?:ask|urge|encourage|invite|persuade|convince|direct|instruct|inform|tell|warn|advise|prompt|request|remind|notify|assure|trick|lead)\s+{_USERS}\s+(?:to|that|for|about|into|they|of|with|if|not)\b",
    rf"(?:set|schedule|automate|manage|handle|answer|book|order|send|add|turn|play|remind|call|delete|forward|cancel|sync|organi[sz]e|sort|back up|update|check|read|clear)\b[^.!?]{{0,80}}\b{_MINE}\b",
    r"(?:remind me to|set (?:a|an|my|the) (?:alarm|reminder|timer)|tell me (?:a joke|a riddle|a fun fact)|play (?:some|a) (?:music|song)|wake me)\b",
    r"(?:analy[sz]e|determine|identify|classify|detect|assess|evaluate|rate|gauge|label)\s+(?:the\s+)?(?:overall\s+|general\s+|emotional\s+)?(?:sentiments?|tone|emotions?|mood|polarity)\s+(?:of|in|behind|expressed)\b",
    r"(?:recommend|suggest)\s+(?:me\s+|us\s+)?(?:a|an|some|three|five|\d{1,2}|other)\s+(?:[\w'’-]+\s+){0,3}(?:movies?|films?|books?|songs?|restaurants?|recipes?|games?|podcasts?|series|shows?)\b",
    r"(?:state|assert|insist|say|mention|emphasi[sz]e|pretend|stress|affirm|declare)\s+that\b(?!\s+again|['’])",
    r"in your (?:answer|response|reply|summary|output)s?\b",
    r"(?:promote|advertise|endorse|plug|praise|market)\s+(?:our|my|the following|this)\s+(?:[\w'’-]+\s+){0,2}(?:products?|services?|brand|shop|store|site|website|app|company|offer)\b",
)  # fmt: skip
_OTHERS = (
    # French
    r"(?:ajoute[zr]?|inclu[st](?:ez)?|incluez|insère|insérez|intègre|intégrez|modifie[zr]?|termine[zr]?|commence[zr]?|remplace[zr]?|supprime[zr]?|mentionne[zr]?|traduis(?:ez)?|rédige[zr]?|écri[st]|écrivez|invite[zr]?)\b[^.!?]{0,160}\b(?:ta|votre|la|tes|vos) réponses?\b",
    r"(?:réponds|répondez)\s+(?:en|par|avec|uniquement|seulement|comme)\b",
    r"(?:traduis|traduisez)\s+(?:la phrase|le texte|cette|ce|ceci|les|tout)\b",
    r"(?:écris|écrivez|rédige|rédigez|compose|composez|invente|inventez)(?:-moi)?\s+(?:un|une|le|la|des)\s+(?:[\w’'-]+\s+){0,2}(?:poème|histoire|essai|lettre|discours|chanson|blague|introduction|résumé|fonction|code|liste|recette)\b",
    r"(?:explique|expliquez|décris|décrivez)(?:-moi)?\s+(?:la théorie|le processus|le concept|le cycle|la différence|le principe|le fonctionnement|comment fonctionne)",
    r"dans (?:ta|votre) réponse\b",
    # Spanish
    r"(?:añad[ea]|agreg[ae]|incluye|incluya|inserta|inserte|integra|integre|modific[ae]|modifique|termina|termine|reemplaza|reemplace|elimina|elimine|menciona|mencione|escrib[ea]|traduce|traduzca|invita|invite)\b[^.!?]{0,160}\b(?:tu|su|la) respuesta\b",
    r"(?:responde|responda|contesta|conteste)\s+(?:en|con|solo|sólo|únicamente|como|usando)\b",
    r"(?:traduce|traduzca)\s+(?:la frase|el texto|esta|este|esto|lo|todo|las)\b",
    r"(?:escrib[ea]|redact[ae]|compón|invent[ae])(?:me)?\s+(?:un|una|el|la|unos)\s+(?:[\w’'-]+\s+){0,2}(?:poema|historia|cuento|ensayo|carta|discurso|canción|chiste|introducción|resumen|función|código|lista|receta)\b",
    r"(?:explica|explique|describe|describa)(?:me)?\s+(?:la teoría|el proceso|el concepto|el ciclo|la diferencia|el principio|cómo funciona)",
    r"en (?:tu|su) respuesta\b",
    # German
    r"(?:füge|fügen sie|ergänze|ergänzen sie|ändere|ändern sie|ersetze|ersetzen sie|entferne|entfernen sie|beende|beenden sie|schreibe?|schreiben sie|erwähne|erwähnen sie|verwende|verwenden sie|baue|bauen sie|lade|nutze)\b[^.!?]{0,160}\b(?:deine[rn]?|ihre[rn]?|die|der) antwort(?:en)?\b",
    r"(?:antworte|antworten sie)\s+(?:auf (?!die)|nur|ausschließlich|mit|in|als|wie)\b",
    r"(?:übersetze|übersetzen sie)\s+(?:den|die|das|diesen|diese|dies|alles|folgenden)\b",
    r"(?:schreibe?|schreiben sie|verfasse|verfassen sie|dichte)\s+(?:mir\s+)?(?:ein|eine|einen|das|den)\s+(?:[\w-]+\s+){0,2}(?:gedicht|geschichte|aufsatz|brief|rede|lied|witz|einleitung|zusammenfassung|funktion|code|liste|rezept)\b",
    r"(?:erkläre?|erklären sie|beschreibe|beschreiben sie)\s+(?:mir\s+)?(?:die theorie|den prozess|den vorgang|das konzept|den lebenszyklus|den unterschied|das prinzip|wie .{1,60} funktionier)",
    r"in (?:deiner|ihrer) antwort\b",
    # Russian, Arabic, Hebrew
    r"(?:добавь|включи|замени|удали|переведи|напиши|измени|ответь|упомяни|вставь)(?:те)?\b[^.!?]{0,160}\b(?:ответе?|ответу)\b",
    r"(?:ответь|отвечай)(?:те)?\s+(?:на|только|по-|в виде|как)",
    r"(?:أضف|أدرج|ضع|اكتب|استبدل|احذف|ترجم|اذكر|عدّل|عدل)\b[^.!?؟]{0,160}(?:إجابتك|ردك|جوابك|استجابتك)",
    r"(?:הוסף|הוסיפי|הוסיפו|כלול|כללו|החלף|החליפו|מחק|תרגם|תרגמו|כתוב|כתבו|ציין|ציינו)[^.!?]{0,160}(?:בתשובתך|תשובתך|לתשובתך|בתשובה שלך|לתשובה שלך)",
)  # fmt: skip
_ERRAND = re.compile(
    _LEAD + "(?:" + "|".join(f"(?:{pattern})" for pattern in (*_ENGLISH, *_OTHERS)) + ")", re.IGNORECASE
)


def is_errand(sentence: str) -> bool:
    """Whether a sentence, on one line, asks an assistant for a piece of work."""
    return bool(_ERRAND.match(sentence))
