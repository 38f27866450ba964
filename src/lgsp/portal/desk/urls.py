"""The addresses of the desk, in the words their readers use."""

from django.urls import path

from . import agencies, campaigns, editing, entities, lists, requests, surveys

app_name = "desk"

urlpatterns = [
    path("tim/", lists.search, name="search"),
    path("mo-hinh/", lists.list_kinds, name="kinds"),
    path("mo-hinh/<slug:kind>/", lists.list_kind, name="kind"),
    path("co-quan/", agencies.list_all, name="agencies"),
    path("co-quan/cua-toi/", agencies.show_own, name="own_agency"),
    path("co-quan/<slug:key>/", agencies.show, name="agency"),
    path("mo-hinh/<slug:kind>/<slug:key>/", entities.show, name="entity"),
    path("sua/<slug:kind>/moi/", editing.add, name="add"),
    path("sua/<slug:kind>/<slug:key>/", editing.edit, name="edit"),
    path("khao-sat/", surveys.list_all, name="surveys"),
    path("khao-sat/<slug:key>/phieu.xlsx", surveys.workbook, name="survey_workbook"),
    path("khao-sat/<slug:key>/gui/", surveys.send, name="survey_send"),
    path("ra-soat/", campaigns.list_all, name="campaigns"),
    path("ra-soat/moi/", campaigns.send, name="campaign_new"),
    path("ra-soat/<int:number>/", campaigns.show, name="campaign"),
    path("ra-soat/<int:number>/tra-loi/<int:item>/", campaigns.answer, name="campaign_answer"),
    path("ra-soat/<int:number>/bao-cao.<slug:form>", campaigns.report, name="campaign_report"),
    path("ra-soat/<int:number>/<slug:word>/", campaigns.take_step, name="campaign_step"),
    path("yeu-cau/", requests.list_all, name="requests"),
    path("yeu-cau/<int:number>/", requests.show, name="request"),
    path("yeu-cau/<int:number>/sua/<slug:key>/", editing.revise, name="revise"),
    path("yeu-cau/<int:number>/<slug:word>/", requests.take_step, name="step"),
]
