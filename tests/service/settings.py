"""The service's settings in tests: a database in memory, and passwords that are quick to check."""

import os
import tempfile

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running in the thread of the tests
os.environ.setdefault("KEEPSIGHT_SECRET_KEY", "only for tests")
os.environ["KEEPSIGHT_FOLDER"] = tempfile.gettempdir()

from keepsight.web.settings import *  # noqa: E402, F403

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "TEST": {"MIGRATE": False}}}  # migrations have a test of their own
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
MEDIA_URL = "/media/"  # Django's server for tests takes an empty one for every address
