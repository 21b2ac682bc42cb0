"""The child's own exception: a code and the values its sentence needs. The sentences are in errors.py."""


class Refusal(Exception):  # noqa: N818 (an answer, not an error)
    """This file is not read. `code` is a key of errors.SENTENCES, `values` fill its placeholders."""

    def __init__(self, code: str, detail: str = "", **values):
        super().__init__(code, detail, values)
        self.code = code
        self.detail = detail
        self.values = values
