"""One article about a bridge, and another from across the river."""

from bot.loose import exhibit_of, loose, whole
from corpus.types import Span

BRIDGE = """The council of Sallowford voted 7 to 2 on Monday to close the old harbour bridge for repairs. \
The work will cost at least 14 million crowns and last until June, Mayor Ilse Vann said.

Residents of the Eastquay district protested outside the hall. "We were never asked," said shop owner Peter Lomm. \
The bridge, built in 1931, carries 9,000 cars a day. It may not reopen before winter, two engineers warned. \
Buses will be diverted over the motorway. The ferry will run every hour. Fares stay at 3 crowns."""
FERRY = """The ferry company of Eastquay has hired 12 more sailors. Its oldest boat, the Heron, was sold to a museum."""

EVIDENCE = (exhibit_of(BRIDGE),)
BOTH = (*EVIDENCE, whole(loose(FERRY, outlet="Northgate Daily"), 2))


def injected(order):
    """The bridge article with an order to a machine in it."""
    from dataclasses import replace

    text = f"{BRIDGE} {order}"
    article = replace(loose(text), suspect=(Span(len(text) - len(order), len(text)),))
    return (whole(article, 1),)
