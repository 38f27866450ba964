"""The addresses of the portal, in the words its readers use."""

from django.urls import path
from django.views.i18n import set_language

from . import views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("phat-hien/", views.findings, name="findings"),
    path("quy-tac/<str:code>/", views.rule, name="rule"),
    path("trao-doi/", views.exchanges, name="exchanges"),
    path("trao-doi/<uuid:exchange_id>/", views.exchange, name="exchange"),
    path("trao-doi/<uuid:exchange_id>/bien-nhan.txt", views.receipt, name="receipt"),
    path("doi-chieu/", views.agreement, name="agreement"),
    path("doi-chieu.csv", views.agreement_csv, name="agreement_csv"),
    path("kiem-chung/", views.evidence, name="evidence"),
    path("kiem-chung/<str:node>.vkey", views.verifier_key, name="verifier_key"),
    path("tai-lieu/<str:name>", views.document, name="document"),
    path("so-do-tong-the.svg", views.overall_figure, name="overall_figure"),
    path("truc-tiep/vong/", views.live_steps, name="live_steps"),
    path("truc-tiep/luu-luong/", views.live_rates, name="live_rates"),
    path("truc-tiep/moi-nhat/", views.live_latest, name="live_latest"),
    path("truc-tiep/trao-doi/", views.live_exchanges, name="live_exchanges"),
    path("truc-tiep/doi-chieu/", views.live_agreement, name="live_agreement"),
    path("ngon-ngu/", set_language, name="language"),
]
