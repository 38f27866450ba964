"""Every address of the web screens: the portal at the root, people's log-in, the back office."""

from django.contrib import admin
from django.urls import include, path

admin.site.site_header = admin.site.site_title = "LGSP – Trang quản trị"
admin.site.enable_nav_sidebar = False  # the tables are wide
admin.site.index_title = "Sổ đăng ký, tài khoản và nhật ký"

urlpatterns = [
    path("quan-tri/", admin.site.urls),
    path("", include("lgsp.platform.identity.urls")),
    path("", include("lgsp.platform.usage.urls")),
    path("", include("lgsp.portal.connecting.urls")),
    path("", include("lgsp.portal.watching.urls")),
    path("", include("lgsp.portal.governing.urls")),
    path("", include("lgsp.portal.appraising.urls")),
    path("", include("lgsp.portal.desk.urls")),
    path("", include("lgsp.portal.urls")),
]
