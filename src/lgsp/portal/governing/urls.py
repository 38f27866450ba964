"""The addresses of these screens, in the words their readers use."""

from django.urls import path

from . import findings, matrix, plans

app_name = "governing"

urlpatterns = [
    path("doi-chieu/phat-hien/", findings.show, name="finding"),
    path("doi-chieu/phat-hien/quyet-dinh/", findings.decide, name="decide"),
    path("doi-chieu/ma-tran/", matrix.show, name="matrix"),
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/lap/", plans.make, name="make_plan"),
    path("ke-hoach/<str:digest>/", plans.show, name="plan"),
    path("ke-hoach/<str:digest>/tep.json", plans.download, name="plan_file"),
    path("ke-hoach/<str:digest>/phe-duyet/", plans.approve, name="approve_plan"),
    path("ke-hoach/<str:digest>/bo/", plans.drop, name="drop_plan"),
]
