"""Page furniture: lines that belong to the site, not to the article."""

from __future__ import annotations

import re

_LONGEST = 160  # characters; a longer line is prose, whatever it begins with
_SITES = (
    r"(?:facebook|twitter|x|x \(formerly twitter\)|whats ?app|telegram|linked ?in|reddit|e-?mail|print|copy(?: link)?|link|pinterest|"
    r"instagram|threads|bluesky|flipboard|messenger|share|tweet|save|bookmark|pocket|gift|url|mail|youtube|tik ?tok|more)"
)
_LIST = (  # headings of lists that lead away from the article
    r"(?:related|more|recommended|suggested|similar)(?: (?:stories|articles|news|coverage|content|posts|reads?|topics|videos))"
    r"|related|recommended(?: for you| reading)?|you (?:may|might|may also|might also) (?:also )?(?:like|be interested in).{0,20}"
    r"|(?:most|more) (?:read|popular|viewed|shared|commented|recent|news|from|in|on)(?: .{0,50})?|trending(?: now| stories| news)?"
    r"|(?:top|latest|other|featured) (?:stories|news|headlines|articles|videos)|editor['’]?s['’]? (?:picks?|choice)"
    r"|(?:read|see|watch)(?: more| also| next)|also read|see also|must[- ]reads?|what to read next|read next|up next|around the web|from our partners|popular(?: now| stories| on .{0,30})?"
    r"|keep reading|further reading|sur le même sujet|à lire aussi|lire aussi|mehr zum thema|lesen sie auch|te puede interesar"
    r"|más noticias|lea también|читайте также|по теме|اقرأ أيضا(?:ً)?|مواضيع ذات صلة|ilgili haberler"
)
_LINE = (
    rf"{_SITES}(?:[\s|,/•·]{{1,3}}{_SITES}){{0,12}}"
    r"|(?:contact|about|advertise with|write to|join|follow|support) us(?: .{0,60})?|follow .{0,40} on .{0,40}"
    r"|subscribe(?: (?:now|today|here|to|for|and) ?.{0,80})?|(?:already )?(?:a )?subscriber\?.{0,30}"
    r"|sign[ -](?:up|in|out)(?: .{0,90})?|log ?[io]n?|register(?: now| here| free)?|create (?:a|an|your) .{0,20}account"
    rf"|(?:share|tweet|email|print|save)(?: this)?(?: (?:article|story|post|page|on|via|with|to|by) ?.{{0,60}})?:?|shares?:? \d{{0,6}}"
    r"|\d{1,6} ?(?:comments?|shares?|views?|likes?|retweets?)|comments?(?: \(?\d{1,6}\)?)?|(?:leave|post|add|write) a (?:comment|reply)"
    r"|(?:view|show|read|load) (?:all |more )?comments?(?: \(?\d{1,6}\)?)?|join the (?:conversation|discussion)"
    r"|(?:-+ ?)?(?:advertisements?|advertising|ads?|sponsored(?: content| by .{0,40})?|promoted(?: content)?|anzeige|publicité|publicidad|реклама|إعلان)(?: ?-+)?"
    r"|(?:story|article|post) continues (?:below|after)(?: .{0,40})?|scroll (?:down )?(?:to|for) .{0,30}|continue reading(?: .{0,60})?"
    r"|(?:read|see|watch|listen|view)(?: more| also| next| now| live| here)(?: (?:on|about|from|at|in) .{0,90})?(?:[ ]?[:»>→-].{0,120})?[ .…]{0,4}"
    r"|(?:also read|see also|related|watch|listen|read|more|video|gallery|in pictures|live)[ ]?[:»>|].{1,120}"
    r"|listen to (?:this )?(?:article|story)(?: .{0,30})?|(?:reading time:? )?\d{1,3}[- ]min(?:ute)?s?(?: read)?|play(?: video| audio)?"
    r"|(?:get|download|try|open|use) (?:the|our|your) .{0,60}(?:app|newsletter|briefing|alerts?)\b.{0,60}|newsletters?|get (?:email )?alerts?"
    r"|(?:we|this (?:site|website)) uses? cookies.{0,120}|(?:accept|reject|manage|allow)(?: all)? cookies?.{0,30}|cookie (?:policy|settings|notice|preferences).{0,40}"
    r"|privacy (?:policy|notice|settings)(?: .{0,60})?|terms (?:of (?:use|service)|and conditions|& conditions)(?: .{0,60})?"
    r"|by (?:clicking|continuing|signing up|subscribing|submitting|registering)\b.{0,120}(?:terms|cookies|privacy|policy|emails?)\b.{0,40}"
    r"|(?:©|\(c\)|copyright\b).{0,140}|.{0,80}\ball rights reserved\b.{0,60}|skip to (?:main )?(?:content|navigation)|(?:back to|go to) (?:top|home|homepage)"
    r"|home|menu|search|close|next|previous|prev|loading[.… ]{0,3}|site map|sitemap|accessibility(?: .{0,30})?|help|faqs?|careers|e-?paper|live tv"
    r"|(?:image|photo|picture|video)s?(?: ?(?:credit|source|by|courtesy)s?)? ?[:/].{0,100}|\[?(?:photo|image|video|graphic)\]?|(?:getty|file) (?:images?|photo)\.?"
    r"|(?:tags?|topics?|keywords|filed under|categories|posted in) ?:.{0,140}|enlarge(?: this)? image.{0,30}|toggle caption|hide caption"
    r"|(?:turn on|enable) (?:desktop )?notifications.{0,30}|report (?:an )?(?:error|typo|ad)|send (?:us )?(?:feedback|a tip|tips)|got a (?:news )?tip\?.{0,80}"
    r"|rate this (?:article|story)|was this (?:article|page|story) (?:helpful|useful)\?|text size.{0,20}|font size.{0,20}|a[+-] ?a[+-]"
    r"|[-_=*#~•·.|—–]{1,200}|>{1,3}|[xX×]"
)
_FURNITURE = re.compile(rf"[\s•·*»›>|\[(-]{{0,4}}(?:{_LIST}|{_LINE})[\s:•·*»›>|\])-]{{0,4}}", re.IGNORECASE)
_HEADING = re.compile(rf"[\s•·*»›>|-]{{0,4}}(?:{_LIST})[\s:…»›>]{{0,4}}", re.IGNORECASE)
_SENTENCE_END = (".", "…", ".”", '."', ".’", "!”", '!"', "?”", '?"', "。", "؟", "।")
_ITEMS = 12  # headlines dropped below one such heading
_ITEM = 140  # characters of a headline


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page around the article, such as "Subscribe" or a share bar."""
    return len(line) <= _LONGEST and bool(_FURNITURE.fullmatch(line.strip()))


def is_list_heading(line: str) -> bool:
    """Whether the line introduces links to other articles, such as "Related stories"."""
    return len(line) <= _LONGEST and bool(_HEADING.fullmatch(line.strip()))


def without(lines: list[str]) -> list[str]:
    """The lines that belong to the article, in order; headlines below a list heading go with it."""
    kept: list[str] = []
    listed = 0
    for line in lines:
        if is_furniture(line):
            listed = _ITEMS if is_list_heading(line) else listed
        elif listed and _is_headline(line):
            listed -= 1
        else:
            listed = 0
            kept.append(line)
    return kept


def without_furniture(text: str, *, title: str) -> str:
    """The text's own paragraphs: furniture out, and the title where the body repeats it on top."""
    lines = without([paragraph for paragraph in text.split("\n\n") if paragraph.strip()])
    while lines and title and _same(lines[0], title):
        lines = lines[1:]
    return "\n\n".join(lines)


def _is_headline(line: str) -> bool:
    return len(line) <= _ITEM and not line.rstrip().endswith(_SENTENCE_END)


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).casefold() == re.sub(r"\W+", "", b).casefold()
