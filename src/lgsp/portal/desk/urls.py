"""The addresses of the desk, in the words their readers use."""

from django.urls import path

from . import editing, entities, requests

app_name = "desk"

urlpatterns = [
    path("mo-hinh/<slug:kind>/<slug:key>/", entities.show, name="entity"),
    path("sua/<slug:kind>/moi/", editing.add, name="add"),
    path("sua/<slug:kind>/<slug:key>/", editing.edit, name="edit"),
    path("yeu-cau/", requests.list_all, name="requests"),
    path("yeu-cau/<int:number>/", requests.show, name="request"),
    path("yeu-cau/<int:number>/sua/<slug:key>/", editing.revise, name="revise"),
    path("yeu-cau/<int:number>/<slug:word>/", requests.take_step, name="step"),
]
