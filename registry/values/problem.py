"""What a reader of values says when it cannot read, and when it can but is not at ease."""

from django.utils.functional import Promise


class _Told:
    """A sentence kept untranslated with its parameters, so that readings may be kept between requests."""

    def __init__(self, code: str, template: str | Promise, /, **params):
        super().__init__(code, params)
        self.code = code
        self.template = template
        self.params = params

    @property
    def message(self) -> str:
        return str(self.template) % self.params if self.params else str(self.template)

    def __str__(self) -> str:
        return self.message


class ValueProblem(_Told, ValueError):  # noqa: N818 - the trouble is in what was written, not in the program
    """The value cannot be used. `code` names the kind, `message` says in Indonesian what to do,
    `choices` lists what it could be (values of the field) where there are several."""

    def __init__(self, code: str, template: str | Promise, choices: tuple = (), /, **params):
        super().__init__(code, template, **params)
        self.choices = tuple(choices)


class Remark(_Told, UserWarning):
    """The value was read, but somebody should look at it. Never raised; `code` and `message` as above."""
