"""What may come of a request."""

from bot.digests.types import Digest
from bot.summaries.types import Summary
from bot.types import Answer, NoAnswer

Told = Answer | Summary | Digest
"""What states something."""
Outcome = Told | NoAnswer
"""That, or the reason why nothing can be stated."""
