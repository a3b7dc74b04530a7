"""Every address. What is not here is not there; each stands in the permission table of tests/pages, or the suite says so."""

from __future__ import annotations

from django.urls import include, path

from .api.operations import api
from .drafts import views as drafts
from .emergency import views as emergency
from .entries import views as entries
from .families import views as families
from .files import views as files
from .home import views as home
from .learning.urls import of_a_family
from .log import views as log
from .notices import views as notices
from .questions import views as questions
from .sharing import views as sharing

handler400 = "keepsight.web.layout.errors.not_taken"
handler404 = "keepsight.web.layout.errors.not_there"
handler500 = "keepsight.web.layout.errors.went_wrong"

urlpatterns = [
    path("", home.first_page, name="home"),
    path("notices/", notices.notices, name="notices"),
    path("role/", home.choose_role, name="choose-role"),
    path("people/", home.people, name="people"),
    path("families/<str:family_id>/", families.family, name="family"),
    path("families/<str:family_id>/chronology/", include("keepsight.web.chronology.urls")),
    path("families/<str:family_id>/entries/write/", entries.write, name="write-entry"),
    path("families/<str:family_id>/entries/<str:entry_id>/", entries.entry, name="entry"),
    path("families/<str:family_id>/entries/<str:entry_id>/as-text/", entries.copy_out, name="copy-entry"),
    path("families/<str:family_id>/entries/<str:entry_id>/correct/", entries.correct, name="correct-entry"),
    path("families/<str:family_id>/entries/<str:entry_id>/dispute/", entries.dispute, name="dispute-entry"),
    path("families/<str:family_id>/entries/<str:entry_id>/withdraw/", entries.withdraw, name="withdraw-entry"),
    path("families/<str:family_id>/", include("keepsight.web.drafts.urls")),
    path("drafts/<str:draft_id>/words/", drafts.words_of_own_draft, name="own-draft-words"),
    path("families/<str:family_id>/who-is-who/", include("keepsight.web.who.urls")),
    path("families/<str:family_id>/files/", files.add_files, name="add-files"),
    path("families/<str:family_id>/files/to-confirm/", include("keepsight.web.confirming.urls")),
    path("families/<str:family_id>/files/<str:upload_id>/", files.check, name="check-files"),
    path("families/<str:family_id>/files/added/<str:writing_id>/undo/", files.undo, name="undo-files"),
    path("families/<str:family_id>/questions/<str:finding_id>/", questions.answer, name="answer-question"),
    path("families/<str:family_id>/who-has-looked/", log.who_has_looked, name="who-has-looked"),
    path("families/<str:family_id>/entries/<str:entry_id>/share/", sharing.share, name="share-entry"),
    path("families/<str:family_id>/reviews/", include(of_a_family)),
    path("learning/", include("keepsight.web.learning.urls")),
    path("families/<str:family_id>/own-words/", include("keepsight.web.own_words.urls")),
    path("families/<str:family_id>/reports/", include("keepsight.web.reports.urls")),
    path("families/<str:family_id>/changes/", include("keepsight.web.joining.urls")),
    path("families/<str:family_id>/changes/", include("keepsight.web.changes.urls")),
    path("families/<str:family_id>/sharing/", sharing.sharing, name="sharing"),
    path("families/<str:family_id>/sharing/open/", sharing.open_joint, name="open-joint-record"),
    path("families/<str:family_id>/sharing/<int:joint_id>/answer/", sharing.join_joint, name="join-joint-record"),
    path("families/<str:family_id>/sharing/<int:joint_id>/end/", sharing.end_joint, name="end-joint-record"),
    path("families/<str:family_id>/sharing/allocate/", sharing.allocate_worker, name="allocate"),
    path("families/<str:family_id>/sharing/allocations/<int:allocation_id>/end/", sharing.end_an_allocation, name="end-allocation"),
    path("families/<str:family_id>/sharing/keep-out/", sharing.keep_worker_out, name="keep-out"),
    path("families/<str:family_id>/sharing/kept-out/<int:number>/let-back/", sharing.let_worker_back, name="let-back"),
    path("families/<str:family_id>/sharing/entries/<int:number>/end/", sharing.end_a_share, name="end-share"),
    path("emergency/", emergency.ask, name="emergency"),
    path("emergency/<int:number>/", emergency.look, name="look-at-emergency"),
    path("accounts/", include("keepsight.web.accounts.urls")),
    path("api/", api.urls),
    path("families/<str:family_id>/arrangements/", include("keepsight.web.arrangements.urls")),
    path("families/<str:family_id>/network/", include("keepsight.web.networks.urls")),
    path("families/<str:family_id>/children/", include("keepsight.web.children.urls")),
    path("families/<str:family_id>/care/", include("keepsight.web.care.urls")),
    path("families/<str:family_id>/babies/", include("keepsight.web.infants.urls")),
    path("families/<str:family_id>/alcohol-and-drugs/", include("keepsight.web.substances.urls")),
    path("families/<str:family_id>/fathers/", include("keepsight.web.fathers.urls")),
    path("families/<str:family_id>/sessions/", include("keepsight.web.sessions.urls")),
    path("families/<str:family_id>/disagreements/", include("keepsight.web.disagreements.urls")),
    path("team/", include("keepsight.web.team.urls")),
    path("families/<str:family_id>/decisions/", include("keepsight.web.decisions.urls")),
    path("account/", include("keepsight.web.signing_in.urls")),
]
