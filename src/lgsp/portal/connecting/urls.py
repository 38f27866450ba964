"""The addresses of these screens, in the words their readers use."""

from django.urls import path

from . import catalogue, changing, incidents, keys, requests, settings, systems

app_name = "connecting"

urlpatterns = [
    path("danh-muc-dich-vu/", catalogue.services, name="services"),
    path("danh-muc-dich-vu.jsonld", catalogue.jsonld, name="jsonld"),
    path("danh-muc-dich-vu.ttl", catalogue.turtle, name="turtle"),
    path("danh-muc-dich-vu/<path:identifier>/giai-doan/", catalogue.move, name="move"),
    path("danh-muc-dich-vu/<path:identifier>/dac-ta/", catalogue.describe, name="describe"),
    path("danh-muc-dich-vu/<path:identifier>/luu-noi-dung/", settings.keep, name="keep"),
    path("danh-muc-dich-vu/<path:identifier>/phat-lai/", settings.replay, name="replay"),
    path("danh-muc-dich-vu/<path:identifier>/cam-ket/", settings.promise, name="promise"),
    path("danh-muc-dich-vu/<path:identifier>/thu/", catalogue.attempt, name="attempt"),
    path("danh-muc-dich-vu/<path:identifier>/openapi", catalogue.openapi, name="openapi"),
    path("danh-muc-dich-vu/<path:identifier>/", catalogue.service, name="service"),
    path("ket-noi/", requests.requests, name="requests"),
    path("ket-noi/da-xem/", requests.seen, name="seen"),
    path("ket-noi/yeu-cau-moi/", requests.ask, name="ask"),
    path("ket-noi/he-thong/", systems.systems, name="systems"),
    path("ket-noi/he-thong/<int:system>/khoa-moi/", systems.issue, name="issue"),
    path("ket-noi/he-thong/<int:system>/chung-thu/", keys.register, name="register_key"),
    path("ket-noi/chung-thu/<int:key>/thu-hoi/", keys.revoke, name="revoke_key"),
    path("ket-noi/su-co/", incidents.list_all, name="incidents"),
    path("ket-noi/su-co/moi/", incidents.open_one, name="incident_new"),
    path("ket-noi/su-co/<str:code>/", incidents.show, name="incident"),
    path("ket-noi/su-co/<str:code>/in/<slug:word>/", incidents.report, name="incident_report"),
    path("ket-noi/su-co/<str:code>/<slug:word>/", incidents.step, name="incident_step"),
    path("ket-noi/<str:code>/", requests.show, name="request"),
    path("ket-noi/<str:code>/dieu-khoan/", changing.change, name="change"),
    path("ket-noi/<str:code>/<slug:word>/", requests.step, name="step"),
]
