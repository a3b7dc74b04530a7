"""Django's settings. What a partnership chooses comes from the environment; docs/how-to/install-the-service.md lists it."""

from __future__ import annotations

import os
from pathlib import Path

from .database import database
from .secret import secret_key

FOLDER = Path(os.environ.get("KEEPSIGHT_FOLDER", "keepsight-data"))
TOOLS = Path(os.environ["KEEPSIGHT_TOOLS"]) if os.environ.get("KEEPSIGHT_TOOLS") else None  # a partnership's own tools for looking at care
REPORT_TEMPLATE = Path(os.environ["KEEPSIGHT_REPORT_TEMPLATE"]) if os.environ.get("KEEPSIGHT_REPORT_TEMPLATE") else None  # a partnership's own Word template for reports
HERE = Path(__file__).parent

DEBUG = False
SECRET_KEY = secret_key(FOLDER)
ALLOWED_HOSTS = os.environ.get("KEEPSIGHT_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]
HTTPS = os.environ.get("KEEPSIGHT_HTTPS", "no") == "yes"
DATABASES = {"default": database(os.environ.get("KEEPSIGHT_DATABASE", ""), FOLDER)}

INSTALLED_APPS = [
    "keepsight.store.apps.StoreConfig", "keepsight.access.apps.AccessConfig", "keepsight.audit.apps.AuditConfig",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles",
    "allauth", "allauth.account", "allauth.mfa", "axes",
]  # fmt: skip
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "keepsight.web.gate.NothingUngated",
    "keepsight.web.gate.KeptNowhere",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "keepsight.web.urls"
WSGI_APPLICATION = "keepsight.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(HERE.glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"layout": "keepsight.web.layout.tags"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "keepsight.web.layout.around.around",
            ],
        },
    }
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "layout" / "static", ("keepsight/picture", HERE.parent / "reports" / "picture" / "assets")]
WHITENOISE_USE_FINDERS = True  # style sheets are served from where they stand: nothing to collect
WHITENOISE_MAX_AGE = 3600

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "keepsight.web.signing_in.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_TEMPLATE = "signing_in/locked.html"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "keepsight.web.layout.errors.form_too_old"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes browsers send "Origin: null", and every form would be turned away
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # an agency's file is never laid down on a disk
FILE_UPLOAD_MAX_MEMORY_SIZE = 50 * 1024 * 1024  # of everything that is sent at once: more is not taken
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SMTP = os.environ.get("KEEPSIGHT_SMTP", "")  # host:port of a mail server; empty: nothing calls out
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SMTP else 'dummy'}.EmailBackend"
EMAIL_HOST, _, _port = SMTP.partition(":")
EMAIL_PORT = int(_port or 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = os.environ.get("KEEPSIGHT_SMTP_USER", ""), os.environ.get("KEEPSIGHT_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("KEEPSIGHT_SMTP_TLS", "yes") == "yes"
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("KEEPSIGHT_MAIL_FROM", "keepsight@localhost")
ADDRESS = f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}/"  # where people sign in, as notices say it
LOGGING = {  # a line says that something went wrong and where in the code, never with whose record
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR", "propagate": False}, "axes": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}
