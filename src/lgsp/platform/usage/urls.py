"""What systems ask of the records."""

from django.urls import path

from . import views

app_name = "usage"

urlpatterns = [path("v1/logs", views.logs, name="logs")]
