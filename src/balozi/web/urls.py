"""The addresses of the pages."""

from django.urls import path

from balozi.web.countries import views as countries
from balozi.web.deeds import views as deeds
from balozi.web.home import views as home
from balozi.web.packs import views as packs
from balozi.web.papers import decisions
from balozi.web.papers import views as papers
from balozi.web.people import views as people
from balozi.web.registers import views as registers
from balozi.web.rules import views as rules
from balozi.web.search import views as search

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", people.sign_in, name="sign-in"),
    path("sign-out/", people.sign_out, name="sign-out"),
    path("language/", people.choose_language, name="language"),
    path("theme/", people.choose_theme, name="theme"),
    path("papers/", papers.papers, name="papers"),
    path("papers/add/", papers.add, name="add-papers"),
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
    path("registers/<str:register>/<int:entry>/", registers.entry, name="entry"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:country>/", countries.country, name="country"),
    path("countries/<str:country>/framework/", countries.framework, name="framework"),
    path("search/", search.search, name="search"),
    path("packs/", packs.packs, name="packs"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:rule>/", rules.rule, name="rule"),
    path("audit/", deeds.deeds, name="audit"),
]
