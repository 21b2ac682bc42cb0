"""Official reports as workbooks. A report is one class in one file of an app's ``reports`` package, found by itself."""

from timpora.core.reports.columns import Column
from timpora.core.reports.discovery import all_reports, find_report, reports_for
from timpora.core.reports.form import ReportForm
from timpora.core.reports.report import OPEN, RESTRICTED, Report, Table

__all__ = [
    "OPEN",
    "RESTRICTED",
    "Column",
    "Report",
    "ReportForm",
    "Table",
    "all_reports",
    "find_report",
    "reports_for",
]
