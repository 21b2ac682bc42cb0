"""Addresses are Indonesian nouns; a person is named by a random code, never by name or number."""

from django.urls import path

from registry.views import (
    account,
    directory,
    establishment,
    imports,
    notice,
    papers,
    person_edit,
    person_list,
    person_pages,
)

app_name = "registry"

PERSON = "orang/<str:public_id>/"

urlpatterns = [
    path("orang/", person_list.PersonList.as_view(), name="person_list"),
    path("orang/baru/", person_edit.PersonCreate.as_view(), name="person_create"),
    path("cari-paspor/", person_list.PersonLookup.as_view(), name="person_lookup"),
    path(PERSON, person_pages.PersonDetail.as_view(), name="person_detail"),
    path(f"{PERSON}ubah/", person_edit.PersonUpdate.as_view(), name="person_update"),
    path(f"{PERSON}izin/", person_pages.PersonPapers.as_view(), name="person_papers"),
    path(f"{PERSON}keberadaan/", person_pages.PersonStays.as_view(), name="person_stays"),
    path(f"{PERSON}pekerjaan/", person_pages.PersonWork.as_view(), name="person_work"),
    path(f"{PERSON}log/", person_pages.PersonLog.as_view(), name="person_log"),
    path(f"{PERSON}paspor/baru/", papers.DocumentCreate.as_view(), name="document_create"),
    path(f"{PERSON}paspor/<int:pk>/ubah/", papers.DocumentUpdate.as_view(), name="document_update"),
    path(f"{PERSON}izin/baru/", papers.PermitCreate.as_view(), name="permit_create"),
    path(f"{PERSON}izin/<int:pk>/ubah/", papers.PermitUpdate.as_view(), name="permit_update"),
    path(f"{PERSON}keberadaan/baru/", papers.StayCreate.as_view(), name="stay_create"),
    path(f"{PERSON}keberadaan/<int:pk>/ubah/", papers.StayUpdate.as_view(), name="stay_update"),
    path(f"{PERSON}pekerjaan/baru/", papers.EmploymentCreate.as_view(), name="employment_create"),
    path(f"{PERSON}pekerjaan/<int:pk>/ubah/", papers.EmploymentUpdate.as_view(), name="employment_update"),
    path("pelapor/", establishment.EstablishmentList.as_view(), name="establishment_list"),
    path("pelapor/baru/", establishment.EstablishmentCreate.as_view(), name="establishment_create"),
    path("pelapor/<int:pk>/", establishment.EstablishmentDetail.as_view(), name="establishment_detail"),
    path("pelapor/<int:pk>/ubah/", establishment.EstablishmentUpdate.as_view(), name="establishment_update"),
    path("instansi/", directory.AgencyList.as_view(), name="agency_list"),
    path("instansi/<int:pk>/", directory.AgencyDetail.as_view(), name="agency_detail"),
    path("tim/", directory.TeamList.as_view(), name="team_list"),
    path("tim/<int:pk>/", directory.TeamDetail.as_view(), name="team_detail"),
    path("laporan-masuk/", notice.NoticeList.as_view(), name="notice_list"),
    path("laporan-masuk/<int:pk>/", notice.NoticeDetail.as_view(), name="notice_detail"),
    path("impor/", imports.ImportStart.as_view(), name="import_start"),
    path("impor/<int:pk>/kolom/", imports.ImportColumns.as_view(), name="import_columns"),
    path("impor/<int:pk>/periksa/", imports.ImportCheck.as_view(), name="import_check"),
    path("impor/<int:pk>/selesai/", imports.ImportDone.as_view(), name="import_done"),
    path("impor/<int:pk>/buang/", imports.ImportDiscard.as_view(), name="import_discard"),
    path("akun/", account.AccountUpdate.as_view(), name="account_update"),
    path("akun/tampilan/", account.AccountTheme.as_view(), name="account_theme"),
]
