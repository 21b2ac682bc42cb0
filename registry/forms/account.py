from registry.models import User
from timpora.core.forms import ScopedMeta, ScopedModelForm


class AccountForm(ScopedModelForm):
    """What everybody may change about his own account."""

    class Meta(ScopedMeta):
        model = User
        fields = ["name", "phone", "theme"]


class ThemeForm(ScopedModelForm):
    class Meta(ScopedMeta):
        model = User
        fields = ["theme"]
