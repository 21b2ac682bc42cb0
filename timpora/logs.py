"""Log lines that cannot be forged."""

import logging
import re

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class OneLine(logging.Filter):
    """Shows control characters of a message as escapes.

    A file name or an e-mail address may carry a line feed or a terminal escape;
    whoever reads the log must see one line per event (CWE-117).
    """

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        record.msg = CONTROL.sub(lambda found: repr(found.group())[1:-1], message)
        record.args = ()
        return True
