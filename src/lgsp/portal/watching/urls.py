"""The addresses of these screens, in the words their readers use."""

from django.urls import path

from . import views

app_name = "watching"

urlpatterns = [
    path("giam-sat/", views.watch, name="watch"),
    path("giam-sat.csv", views.table, name="table"),
    path("giam-sat/dich-vu/<path:identifier>/", views.service, name="service"),
    path("giam-sat/co-quan/<path:identifier>/", views.agency, name="agency"),
]
