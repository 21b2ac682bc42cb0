from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.models.region import Regency
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=models.Q(ends_on__gte=models.F("starts_on")),
        violation_error_message=_("Tanggal berakhir lebih awal daripada tanggal mulai."),
    )


class WatchPeriod(ScopedModel, VersionedModel):
    """A span of heightened attention, such as the Pilkada of 2024 (masa pengawasan khusus)."""

    SCOPE_PATHS = {"regency": "regencies", "district": "regencies__districts"}

    name = models.CharField(_("nama"), max_length=120)
    regencies = models.ManyToManyField(Regency, verbose_name=_("wilayah"), related_name="watch_periods")
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("berakhir"))

    class Meta:
        verbose_name = _("masa pengawasan khusus")
        verbose_name_plural = _("masa pengawasan khusus")
        ordering = ["-starts_on", "name"]
        constraints = [ends_after_start("watch_period_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class WatchPhase(ScopedModel):
    """One stage of a watch period, such as the quiet days before the vote."""

    SCOPE_PATHS = {"regency": "period__regencies", "district": "period__regencies__districts"}

    period = models.ForeignKey(
        WatchPeriod, verbose_name=_("masa pengawasan khusus"), on_delete=models.CASCADE, related_name="phases"
    )
    name = models.CharField(_("tahapan"), max_length=120)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("berakhir"))

    class Meta:
        verbose_name = _("tahapan")
        verbose_name_plural = _("tahapan")
        ordering = ["period", "starts_on"]
        constraints = [ends_after_start("watch_phase_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class WatchFocus(ScopedModel):
    """One thing to look at in particular during a watch period (fokus)."""

    SCOPE_PATHS = {"regency": "period__regencies", "district": "period__regencies__districts"}

    period = models.ForeignKey(
        WatchPeriod, verbose_name=_("masa pengawasan khusus"), on_delete=models.CASCADE, related_name="focus"
    )
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    text = models.CharField(_("fokus"), max_length=200)

    class Meta:
        verbose_name = _("fokus")
        verbose_name_plural = _("fokus")
        ordering = ["period", "order", "id"]

    def __str__(self) -> str:
        return self.text
