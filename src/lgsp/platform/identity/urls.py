"""Logging in and out."""

from django.contrib.auth import views
from django.urls import path

app_name = "identity"

urlpatterns = [
    path(
        "dang-nhap/",
        views.LoginView.as_view(template_name="identity/login.html", redirect_authenticated_user=True),
        name="login",
    ),
    path("dang-xuat/", views.LogoutView.as_view(), name="logout"),
]
