"""The web screens as a WSGI application: `granian --interface wsgi lgsp.entrypoints.wsgi:application`."""

from lgsp.entrypoints.django_setup import prepare

prepare()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 - Django must be loaded first

application = WSGIHandler()
