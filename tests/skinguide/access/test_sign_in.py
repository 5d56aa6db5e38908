import re
from base64 import b32decode

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"  # noqa: S105  (opens nothing)
PAGE = "/admin/second-factor/"


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("ann", password=PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, name: str = "ann", **data: str):
    return client.post(
        "/admin/login/?next=/admin/", {"username": name, "password": password, "next": "/admin/", **data}
    )


def code_for(device: TOTPDevice) -> str:
    return f"{totp(device.bin_key):06d}"


@pytest.fixture
def device(editor):
    return TOTPDevice.objects.create(user=editor, name="app", confirmed=True)


def words(response) -> str:
    return response.content.decode()


def test_without_a_second_factor_the_password_is_enough(client, editor):
    assert sign_in(client).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_with_one_the_password_alone_is_not(client, device):
    response = sign_in(client)
    assert (response.status_code, "Your second factor asks for a code." in words(response)) == (200, True)
    assert client.get("/admin/").status_code == 302


def test_with_its_code_it_is(client, device):
    assert sign_in(client, code=code_for(device)).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_code_signs_in_once(device):
    code = code_for(device)
    assert sign_in(Client(), code=code).status_code == 302
    assert "This code does not fit" in words(sign_in(Client(), code=code))


def test_a_spare_code_signs_in_once(client, editor):
    sign_in(client)
    page = words(client.get(PAGE))
    key = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    bin_key = b32decode(key + "=" * (-len(key) % 8))
    shown = words(client.post(PAGE, {"code": f"{totp(bin_key):06d}"}))
    spare = re.findall(r"<li><code>(\w+)</code>", shown)
    assert len(spare) == 8
    assert sign_in(Client(), code=spare[0]).status_code == 302
    assert sign_in(Client(), code=spare[0]).status_code == 200
    assert StaticToken.objects.count() == 7


def test_who_sets_a_device_up_stays_signed_in_and_other_sessions_must_show_it(editor):
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    here.get(PAGE)
    assert here.post(PAGE, {"code": code_for(TOTPDevice.objects.get())}).status_code == 200
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302


def test_a_wrong_first_code_sets_nothing_up(client, editor):
    sign_in(client)
    client.get(PAGE)
    assert "This code does not fit" in words(client.post(PAGE, {"code": "000000"}))
    assert TOTPDevice.objects.get().confirmed is False
    assert sign_in(Client()).status_code == 302


def test_a_second_factor_can_be_taken_away(client, device):
    sign_in(client, code=code_for(device))
    assert client.post(PAGE, {"remove": "1"}).status_code == 302
    assert TOTPDevice.objects.count() == 0
    assert sign_in(Client()).status_code == 302


def test_after_five_failures_a_name_is_held_back_from_that_address_even_with_the_right_password(editor):
    answers = [sign_in(Client(), password="wrong").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    response = sign_in(Client())
    assert (response.status_code, "held back for a while" in words(response)) == (429, True)


def test_nobody_can_lock_an_editor_out_from_elsewhere(editor):
    for _ in range(6):
        sign_in(Client(REMOTE_ADDR="203.0.113.9"), password="wrong")
    assert sign_in(Client(REMOTE_ADDR="203.0.113.8")).status_code == 302


def test_the_key_of_a_device_is_shown_to_its_owner_alone(client, editor):
    get_user_model().objects.create_user("visitor", password=PASSWORD)
    assert client.get(PAGE).status_code == 302
    sign_in(client, name="visitor")
    assert client.get(PAGE).status_code == 302
