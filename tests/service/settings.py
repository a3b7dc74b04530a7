"""The service's settings in tests: a database in memory, and passwords that are quick to check."""

import os
import tempfile

os.environ.setdefault("KEEPSIGHT_SECRET_KEY", "only for tests")
os.environ["KEEPSIGHT_FOLDER"] = tempfile.gettempdir()

from keepsight.web.settings import *  # noqa: E402, F403

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "TEST": {"MIGRATE": False}}}  # migrations have a test of their own
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
