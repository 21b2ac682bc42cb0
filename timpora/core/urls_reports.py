from django.urls import path

from timpora.core.reports.pages import ReportDetail, ReportDownload, ReportList

urlpatterns = [
    path("laporan/", ReportList.as_view(), name="report_list"),
    path("laporan/<slug:slug>/", ReportDetail.as_view(), name="report_detail"),
    path("laporan/<slug:slug>/unduh/", ReportDownload.as_view(), name="report_download"),
]
