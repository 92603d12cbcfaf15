"""The addresses of the pages."""

from django.urls import path

from balozi.web.agreements import views as agreements
from balozi.web.briefs import views as briefs
from balozi.web.commitments import views as commitments
from balozi.web.countries import views as countries
from balozi.web.deeds import views as deeds
from balozi.web.engagements import views as engagements
from balozi.web.home import views as home
from balozi.web.notices import views as notices
from balozi.web.packs import views as packs
from balozi.web.papers import decisions
from balozi.web.papers import views as papers
from balozi.web.people import account, administration, confirming, tokens
from balozi.web.people import institutions as institutions_of
from balozi.web.people import views as people
from balozi.web.pointing import views as pointing
from balozi.web.posts import views as posts
from balozi.web.registers import comparing
from balozi.web.registers import views as registers
from balozi.web.reports import views as reports
from balozi.web.results import advising, aiming, deciding, kept
from balozi.web.results import files as result_files
from balozi.web.results import views as results
from balozi.web.rules import views as rules
from balozi.web.search import views as search
from balozi.web.sheets import adding as sheet_adding
from balozi.web.sheets import editing as sheet_editing
from balozi.web.sheets import views as sheets
from balozi.web.work import views as work

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", people.sign_in, name="sign-in"),
    path("sign-in/code/", people.second_step, name="second-step"),
    path("sign-in/forgotten/", account.forgotten, name="forgotten"),
    path("sign-in/provider/", people.provider, name="provider"),
    path("sign-in/provider/back/", people.provider_back, name="provider-back"),
    path("link/<str:token>/", account.link, name="link"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="account-password"),
    path("account/app/", account.app, name="account-app"),
    path("account/passkey/", account.passkey, name="account-passkey"),
    path("account/factors/<int:factor>/remove/", account.without_factor, name="remove-factor"),
    path("account/recovery-codes/", account.recovery_codes, name="recovery-codes"),
    path("account/tokens/", tokens.account_tokens, name="account-tokens"),
    path("account/tokens/<int:number>/end/", tokens.without_token, name="remove-token"),
    path("account/sessions/", account.sessions, name="end-sessions"),
    path("people/", administration.people, name="people"),
    path("people/<str:user>/", administration.user, name="user"),
    path("institutions/", institutions_of.institutions, name="institutions"),
    path("institutions/<str:institution>/", institutions_of.institution, name="institution"),
    path("confirmations/", confirming.waiting, name="confirmations"),
    path("confirmations/<int:confirmation>/confirm/", confirming.confirm, name="confirm"),
    path("confirmations/<int:confirmation>/decline/", confirming.decline, name="decline"),
    path("access/<str:thing>/<int:number>/", confirming.access, name="access"),
    path("sign-out/", people.sign_out, name="sign-out"),
    path("language/", people.choose_language, name="language"),
    path("theme/", people.choose_theme, name="theme"),
    path("my-work/", work.my_work, name="my-work"),
    path("my-work/institutions/", work.by_institution, name="work-by-institution"),
    path("my-work/institutions/ask/", work.ask, name="ask-institution"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="read-notices"),
    path("notices/unread/", notices.unread, name="unread-notices"),
    path("notices/wish/", notices.wish, name="choose-wish"),
    path("papers/", papers.papers, name="papers"),
    path("papers/add/", papers.add, name="add-papers"),
    path("papers/<int:document>/point-out/", pointing.point_out, name="point-out"),
    path("papers/<str:named>/", papers.paper, name="paper"),
    path("suggestions/", papers.suggestions, name="suggestions"),
    path("suggestions/<int:suggestion>/", papers.suggestion, name="suggestion"),
    path("suggestions/<int:suggestion>/accept/", decisions.accept, name="accept"),
    path("suggestions/<int:suggestion>/amend/", decisions.amend, name="amend"),
    path("suggestions/<int:suggestion>/reject/", decisions.reject, name="reject"),
    path("suggestions/<int:suggestion>/undo/", decisions.undo, name="undo"),
    path("registers/", registers.registers, name="registers"),
    path("registers/<str:register>/", registers.register, name="register"),
    path("registers/<str:register>/download/", registers.download, name="download"),
    path("registers/<str:register>/compare/", comparing.compare, name="compare-register"),
    path("registers/<str:register>/add/", sheet_adding.add, name="add-entry"),
    path("registers/<str:register>/<int:entry>/", registers.entry, name="entry"),
    path("agreements/watch/", agreements.watch, name="agreement-watch"),
    path("agreements/<int:entry>/events/", agreements.record, name="record-agreement-event"),
    path("agreements/<int:entry>/term/", agreements.term, name="set-agreement-term"),
    path("agreements/events/<int:number>/", agreements.correct, name="correct-agreement-event"),
    path("commitments/<int:entry>/split/", commitments.split, name="split-commitment"),
    path("commitments/<int:entry>/merge/", commitments.merge, name="merge-commitments"),
    path("commitments/<int:entry>/evidence/<int:evidence>/", commitments.evidence, name="progress-evidence"),
    path("commitments/<int:entry>/belongs/", commitments.belongs, name="commitment-belongs"),
    path("commitments/<int:entry>/give/", commitments.give, name="give-commitment"),
    path("commitments/<int:entry>/<str:act>/", commitments.act, name="commitment-act"),
    path("engagements/propose/", engagements.propose, name="propose-engagement"),
    path("engagements/<int:entry>/<str:act>/", engagements.act, name="engagement-act"),
    path("calendar/", engagements.calendar, name="calendar"),
    path("calendar/feeds/", engagements.feeds, name="calendar-feeds"),
    path("calendar/feeds/<int:feed>/end/", engagements.end, name="end-calendar-feed"),
    path("calendar/feed/<str:token>.ics", engagements.feed, name="calendar-feed"),
    path("registers/<str:register>/sheet/", sheet_editing.download, name="download-sheet"),
    path("registers/<str:register>/edit/", sheet_editing.edit, name="edit-entries"),
    path("imports/", sheets.imports, name="imports"),
    path("imports/add/", sheets.add, name="add-import"),
    path("imports/<int:sheet>/", sheets.one, name="import"),
    path("imports/<int:sheet>/match/", sheets.match, name="match-import"),
    path("imports/<int:sheet>/run/", sheets.run, name="run-import"),
    path("imports/<int:sheet>/undo/", sheets.undo, name="undo-import"),
    path("imports/<int:sheet>/report/", sheets.report, name="import-report"),
    path("views/save/", sheet_editing.keep_view, name="save-view"),
    path("views/<int:view>/end/", sheet_editing.drop_view, name="end-view"),
    path("briefs/", briefs.listed, name="briefs"),
    path("briefs/compose/", briefs.compose, name="compose-brief"),
    path("briefs/<int:brief>/", briefs.brief, name="brief"),
    path("briefs/<int:brief>/renew/", briefs.renew, name="renew-brief"),
    path("briefs/<int:brief>/compare/", briefs.compare, name="compare-brief"),
    path("briefs/<int:brief>/download/", briefs.download, name="download-brief"),
    path("briefs/<int:brief>/sections/<str:section>/", briefs.section, name="brief-section"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<str:report>/", reports.report, name="report"),
    path("reports/<str:report>/download/", reports.download, name="download-report"),
    path("results/", results.results, name="results"),
    path("results/heat-map/", results.heat_map, name="heat-map"),
    path("results/entry/", deciding.entry, name="enter-values"),
    path("results/approvals/", deciding.approvals, name="approvals"),
    path("results/files/", result_files.listed, name="value-files"),
    path("results/files/<int:received>/", result_files.one, name="value-file"),
    path("results/files/<int:received>/report/", result_files.report, name="value-file-report"),
    path("results/files/<int:received>/<str:act>/", result_files.act, name="value-file-act"),
    path("results/values/<int:number>/<str:act>/", deciding.value_act, name="value-act"),
    path("results/recommendations/", advising.listed, name="recommendations"),
    path("results/recommendations/<str:act>/", advising.act, name="recommendation-act"),
    path("results/gaps/", deciding.gaps, name="gaps"),
    path("results/gaps/<str:act>/", deciding.gap_act, name="gap-act"),
    path("results/keep/", kept.keep, name="keep-report"),
    path("results/reports/<int:kept>/", kept.shown, name="kept-report"),
    path("results/changes/", results.changed, name="changed-figures"),
    path("results/<str:indicator>/", results.indicator, name="indicator"),
    path("results/aims/<int:number>/<str:act>/", aiming.aim_act, name="aim-act"),
    path("results/<str:indicator>/aim/", aiming.set_aim, name="set-aim"),
    path("results/<str:indicator>/why/", results.why, name="why"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:country>/", countries.country, name="country"),
    path("countries/<str:country>/framework/", countries.framework, name="framework"),
    path("countries/<str:country>/footprint/", posts.footprint, name="footprint"),
    path("countries/<str:country>/footprint/download/", posts.download, name="download-footprint"),
    path("countries/<str:country>/counties/", posts.counties, name="counties"),
    path("posts/<int:entry>/<str:act>/", posts.act, name="post-act"),
    path("search/", search.search, name="search"),
    path("packs/", packs.packs, name="packs"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:rule>/", rules.rule, name="rule"),
    path("audit/", deeds.deeds, name="audit"),
]
