"""The addresses of these screens, in the words their readers use."""

from django.urls import path

from . import views

app_name = "appraising"

urlpatterns = [
    path("tham-dinh/", views.list_all, name="cases"),
    path("tham-dinh/<slug:name>/", views.show, name="case"),
    path("tham-dinh/<slug:name>/phuong-an/", views.options, name="options"),
    path("tham-dinh/<slug:name>/bao-cao.<str:form>", views.report, name="report"),
]
