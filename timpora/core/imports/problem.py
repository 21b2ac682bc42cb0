from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Problem:
    """One thing to say about one cell, one row or one file.

    ``level`` is ``ERROR`` (the row cannot go in) or ``WARNING`` (it can; somebody should look). ``text`` is
    the reason and ``remedy`` what to do, both in the user's language; ``field`` names our field, ``column``
    the letter of the file's column, "" where there is none. ``audience`` "staff" keeps it from reporters.
    """

    field: str
    level: str
    code: str
    text: str
    remedy: str = ""
    column: str = ""
    audience: str = ""

    @property
    def is_error(self) -> bool:
        return self.level == ERROR

    def as_dict(self) -> dict[str, str]:
        """For storing; ``audience`` only where it is set."""
        stored = asdict(self)
        if not self.audience:
            del stored["audience"]
        return stored

    @classmethod
    def told(cls, field: str, level: str, code: str, message: str, *, label: str = "", column: str = "") -> "Problem":
        """Make one of a reader's sentence, whose last part says what to do: "X is unknown. Write Y."."""
        if code == "empty" and label:
            return cls(field, level, code, _("%(label)s kosong.") % {"label": label}, message, column)
        reason, dot, remedy = message.rpartition(". ")
        return cls(field, level, code, reason + "." if dot else message, remedy if dot else "", column)
