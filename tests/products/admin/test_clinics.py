"""Clinics in the admin: a manager sees and changes her own alone, editors all of them."""

import re

import pytest
from django.contrib.auth.models import Group, User

from products.assessments import assess_label
from products.clinics import counting
from products.models import Clinic, ClinicLook, ClinicNotice, EmbedView, Product
from tests.builders import make_clinic, make_label, make_product, make_user, make_withdrawn

pytestmark = pytest.mark.django_db

LIST = "/admin/products/clinic/"


@pytest.fixture(autouse=True)
def fresh(monkeypatch) -> None:
    """Counts of this test alone."""
    monkeypatch.setattr(counting, "counts", counting.Counts())


@pytest.fixture
def rose() -> Product:
    product = make_product(name="Rose", slug="rose")
    assess_label(make_label(product, front="A rose exosome serum.", seen_on="2026-11-01"))
    return product


@pytest.fixture
def manager(client):
    user = make_user("Clinic manager", username="mina")
    client.force_login(user)
    return user


@pytest.fixture
def own(manager, rose) -> Clinic:
    return make_clinic(rose, name="Lakeside", slug="lakeside", managers=[manager], sites=["https://lakeside.example"])


@pytest.fixture
def others() -> Clinic:
    return make_clinic(name="Hilltop", slug="hilltop")


def change(clinic: Clinic) -> str:
    return f"{LIST}{clinic.pk}/change/"


def filled(clinic: Clinic, sites: list[str], products: list[str], **values: object) -> dict[str, object]:
    """The form of a clinic with its rows as they stand, then these after them."""
    data: dict[str, object] = {"contact_mail": clinic.contact_mail, "name": clinic.name, **values}
    for prefix, field, kept, added in (
        ("sites", "origin", [(row.pk, row.origin) for row in clinic.sites.all()], sites),
        ("shown", "address", [(row.pk, row.product.slug) for row in clinic.shown.all()], products),
    ):
        data |= {f"{prefix}-TOTAL_FORMS": len(kept) + len(added), f"{prefix}-INITIAL_FORMS": len(kept)}
        rows = [*kept, *((None, one) for one in added)]
        for number, (pk, value) in enumerate(rows):
            row = {"id": pk or "", "clinic": clinic.pk, field: value, "position": number}
            data |= {f"{prefix}-{number}-{name}": one for name, one in row.items()}
    return data


def text(response) -> str:
    return response.content.decode()


class TestWhoSeesWhat:
    def test_a_manager_sees_her_own_clinics_alone(self, client, own, others):
        shown = text(client.get(LIST))
        assert ("Lakeside" in shown, "Hilltop" in shown) == (True, False)

    @pytest.mark.parametrize("address", [change, lambda clinic: f"{LIST}{clinic.pk}/history/", Clinic.get_page_url])
    def test_another_clinics_pages_are_not_there_for_her(self, client, own, others, address):
        assert client.get(address(own)).status_code == 200
        assert client.get(address(others)).status_code in (302, 404)
        assert client.post(address(others), filled(others, [], [], contact_mail="x@y.example")).status_code != 200
        others.refresh_from_db()
        assert others.contact_mail == "desk@clinic.example"

    def test_another_clinics_earlier_states_are_not_there_either(self, client, own, others):
        address = f"{LIST}{others.pk}/history/{others.history.first().history_id}/"
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("model", ["product", "brand", "productlabel", "errorreport"])
    def test_the_catalogue_is_none_of_hers(self, client, own, model):
        assert client.get(f"/admin/products/{model}/").status_code == 403

    def test_she_makes_and_deletes_no_clinic(self, client, own):
        assert client.get(f"{LIST}add/").status_code == 403
        assert client.post(f"{LIST}{own.pk}/delete/", {"post": "yes"}).status_code == 403

    def test_whose_it_is_and_what_it_is_called_is_not_hers_to_change(self, client, own):
        stranger = make_user(username="sly")
        data = filled(own, [], [], name="Other", slug="other", managers=[stranger.pk])
        assert client.post(change(own), data).status_code == 302
        own.refresh_from_db()
        assert (own.name, own.slug, [user.username for user in own.managers.all()]) == (
            "Lakeside",
            "lakeside",
            ["mina"],
        )

    @pytest.mark.parametrize("group", ["Editor", "Reviewer"])
    def test_editors_and_reviewers_see_all(self, client, own, others, group):
        client.force_login(make_user(group))
        shown = text(client.get(LIST))
        assert ("Lakeside" in shown, "Hilltop" in shown) == (True, True)
        assert client.get(others.get_page_url()).status_code == 200

    def test_an_editor_says_whose_it_is_among_the_groups_users(self, client, own, others):
        client.force_login(make_user("Editor", username="eda"))
        data = filled(others, [], [], managers=[own.managers.get().pk])
        assert client.post(change(others), data).status_code == 302
        assert [user.username for user in others.managers.all()] == ["mina"]
        eda = User.objects.get(username="eda")
        assert "not one of the available choices" in text(client.post(change(others), data | {"managers": [eda.pk]}))

    def test_whoever_manages_nothing_sees_nothing(self, client, own, others):
        client.force_login(make_user("Clinic manager"))
        assert "0 clinics" in text(client.get(LIST))

    def test_without_signing_in_there_is_no_page(self, client, own):
        client.logout()
        assert client.get(own.get_page_url())["Location"].startswith("/admin/login/")

    def test_notices_are_those_of_her_clinics(self, client, own, others, rose):
        publication = rose.publications.first()
        for clinic in (own, others):
            ClinicNotice.objects.create(clinic=clinic, product=rose, publication=publication, flags=[])
        shown = text(client.get("/admin/products/clinicnotice/"))
        assert ("Lakeside" in shown, "Hilltop" in shown) == (True, False)
        assert text(client.get("/admin/")).count("gained 0 red flags") == 1
        foreign = others.notices.get()
        assert client.get(f"/admin/products/clinicnotice/{foreign.pk}/change/").status_code == 302

    def test_the_groups_may_do_what_the_migration_says(self):
        def may(group: str) -> set[str]:
            codenames = Group.objects.get(name=group).permissions.values_list("codename", flat=True)
            return {one for one in codenames if "clinic" in one}

        rows = {
            f"{verb}_{model}"
            for verb in ("view", "add", "change", "delete")
            for model in ("clinicsite", "clinicproduct")
        }
        assert may("Clinic manager") == rows | {"view_clinic", "change_clinic", "view_clinicnotice"}
        assert may("Editor") == may("Reviewer") == may("Clinic manager") | {"add_clinic", "view_all_clinics"}


class TestTheForm:
    def test_products_are_named_by_their_address(self, client, own):
        make_product(slug="lily")
        make_product(slug="iris")
        data = filled(own, [], ["https://skin.example/products/lily/", "iris"])
        assert client.post(change(own), data).status_code == 302
        assert [row.product.slug for row in own.shown.all()] == ["rose", "lily", "iris"]

    @pytest.mark.parametrize("slug", ["unknown", "gone", "rose"])
    def test_what_is_not_in_the_catalogue_or_stands_twice_is_refused(self, client, own, slug):
        make_withdrawn(slug="gone")
        response = client.post(change(own), filled(own, [], [slug]))
        assert response.status_code == 200
        assert "stands here twice" in text(response) or "No product in the catalogue" in text(response)
        assert own.shown.count() == 1

    def test_a_product_withdrawn_since_may_stay(self, client, own):
        Product.objects.filter(slug="rose").update(
            status="withdrawn", withdrawn_on="2026-11-20", withdrawn_reason="Gone."
        )
        assert client.post(change(own), filled(own, [], [])).status_code == 302

    def test_a_site_is_an_origin(self, client, own):
        response = client.post(change(own), filled(own, ["https://a.example/ *"], []))
        assert "A site is https:// and its name" in text(response)

    def test_a_restriction_needs_a_site(self, client, manager):
        bare = make_clinic(managers=[manager])
        response = client.post(change(bare), filled(bare, [], [], restricts_framing="on"))
        assert "needs a site" in text(response)
        bare.refresh_from_db()
        assert bare.restricts_framing is False

    def test_what_was_changed_stands_in_its_history(self, client, own):
        client.post(change(own), filled(own, [], [], contact_mail="new@lakeside.example"))
        assert own.history.first().history_user.username == "mina"


class TestThePage:
    def test_snippets_carry_the_clinics_name_for_each_kind(self, client, own):
        for skin in ("live", "frame", "badge"):
            shown = text(client.get(f"{own.get_page_url()}?skin={skin}"))
            assert re.search(r"/embed/rose[^&]*(?:&amp;|&|\?)[^ ]*clinic=lakeside", shown.replace("&amp;amp;", "&")), (
                skin
            )

    def test_two_products_also_make_a_list(self, client, own):
        lily = make_product(name="Lily", slug="lily")
        assess_label(make_label(lily, front="A lily exosome serum."))
        own.shown.create(product=lily, position=2)
        shown = text(client.get(own.get_page_url())).replace("&amp;", "&").replace("&amp;", "&")
        assert "/embed/?product=rose&product=lily" in shown

    def test_a_withdrawn_product_says_so_in_place_of_a_snippet(self, client, own):
        own.shown.create(product=make_withdrawn(name="Gone", slug="gone"))
        assert "Withdrawn from our catalogue: what you pasted says so by itself" in text(client.get(own.get_page_url()))

    def test_news_stay_until_they_are_seen(self, client, own, rose):
        ClinicLook.objects.create(clinic=own, user=own.managers.get(), looked_at=rose.publications.first().shown_from)
        front = "A rose exosome serum. It heals eczema."
        assess_label(make_label(rose, front=front, seen_on="2026-11-20"))
        for _ in range(2):
            assert "Gained a red flag: “heals eczema”" in text(client.get(own.get_page_url()))
        assert "Gained a red flag" not in text(client.post(own.get_page_url(), follow=True))

    def test_one_managers_look_is_not_anothers(self, client, own):
        client.post(own.get_page_url())
        assert [look.user.username for look in own.looks.all()] == ["mina"]

    def test_counts_stand_by_card_and_day_with_what_they_are(self, client, own, rose):
        client.get("/embed/rose/?clinic=lakeside")
        shown = text(client.get(own.get_page_url()))
        assert EmbedView.objects.get().count == 1
        assert "neither visitors nor readers" in shown
        assert re.search(r'<th scope="row">[^<]*Rose</th><td>1</td>', shown)

    def test_choices_that_cannot_be_used_are_named(self, client, own):
        response = client.get(f"{own.get_page_url()}?size=huge&width=9")
        assert response.status_code == 200
        assert "has no such choice" in text(response)

    def test_it_costs_the_same_queries_for_one_product_as_for_four(self, client, own, django_assert_max_num_queries):
        client.get(own.get_page_url())
        for number in range(3):
            product = make_product(name=f"Other {number}")
            assess_label(make_label(product, front="A lily exosome serum."))
            own.shown.create(product=product, position=number + 2)
            if number == 0:
                client.get(own.get_page_url())
                with django_assert_max_num_queries(40) as captured:
                    client.get(own.get_page_url())
                for_two = len(captured)
        client.get(own.get_page_url())  # after a change of the catalogue each process reads once what changed
        with django_assert_max_num_queries(for_two):
            client.get(own.get_page_url())

    def test_the_list_costs_the_same_queries_for_one_clinic_as_for_three(
        self, client, own, django_assert_max_num_queries
    ):
        with django_assert_max_num_queries(20) as one:
            client.get(LIST)
        for _ in range(2):
            make_clinic(managers=own.managers.all())
        with django_assert_max_num_queries(len(one)):
            client.get(LIST)
