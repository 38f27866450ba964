import pytest

pytestmark = pytest.mark.django_db


def test_a_page_may_load_only_what_this_server_gives(client):
    answer = client.get("/dang-nhap/")

    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "address",
    [
        "/static/django_htmx/htmx-2.min.js",
        "/static/fonts/be-vietnam-pro/BeVietnamPro-Regular.ttf",
        "/static/admin/css/base.css",
    ],
)
def test_files_of_installed_packages_are_served_without_a_collecting_step(client, address):
    answer = client.get(address)

    assert answer.status_code == 200
    answer.close()
