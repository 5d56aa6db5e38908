"""A clock that was ahead holds nobody back for as long as it was ahead, and lets nobody in early who is held back."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.skinguide.access.test_sign_in import PAGE, code_for, sign_in

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
AHEAD = NOW + timedelta(days=365)
HELD_BACK = timedelta(minutes=15)
MOMENT = timedelta(seconds=1)
IN, HELD, ASKED_AGAIN = 302, 429, 200
PASSWORD = "a long enough password"  # noqa: S105  (opens nothing)


def at(moment):
    return time_machine.travel(moment, tick=False)


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("ann", password=PASSWORD)


def fail(times=5):
    for _ in range(times):
        sign_in(Client(), password="wrong")


def signing_in_at(*moments):
    found = []
    for moment in moments:
        with at(moment):
            found.append(sign_in(Client()).status_code)
    return found


def test_a_name_held_back_by_a_clock_ahead_waits_the_usual_time_once_it_is_set_back(editor):
    with at(AHEAD):
        fail()
    assert signing_in_at(NOW, NOW + HELD_BACK + MOMENT) == [HELD, IN]


def test_a_name_held_back_before_the_clock_went_back_is_still_held_back(editor):
    with at(NOW):
        fail()
    back = NOW - timedelta(days=365)
    assert signing_in_at(back, back + HELD_BACK + MOMENT) == [HELD, IN]


def test_failures_of_before_and_after_the_clock_was_set_back_count_together(editor):
    with at(AHEAD):
        fail(3)
    with at(NOW):
        fail(2)
    assert signing_in_at(NOW + MOMENT) == [HELD]


def test_a_name_that_is_not_held_back_is_let_in_whatever_the_clock_said(editor):
    with at(AHEAD):
        fail(4)
    assert signing_in_at(NOW) == [IN]


def test_another_address_is_not_held_back_by_a_clock_ahead(editor):
    with at(AHEAD):
        fail()
    with at(NOW):
        assert sign_in(Client(REMOTE_ADDR="203.0.113.8")).status_code == IN


def test_codes_that_did_not_fit_a_clock_ahead_do_not_hold_the_right_one_back_for_a_year(editor):
    device = TOTPDevice.objects.create(user=editor, name="app", confirmed=True)
    StaticDevice.objects.create(user=editor, name="spare", confirmed=True).token_set.create(token="abcdefgh")
    with at(AHEAD):
        sign_in(Client(), code="000000")
    found = []
    for moment in (NOW, NOW + 2 * MOMENT):  # after one wrong code a second is waited
        with at(moment):
            found.append(sign_in(Client(), code=code_for(device)).status_code)
    assert found == [ASKED_AGAIN, IN]


def test_a_device_that_is_being_set_up_is_not_held_back_for_a_year_either(editor):
    client = Client()
    with at(NOW):
        sign_in(client)
        client.get(PAGE)
    with at(NOW + timedelta(hours=1)):  # the session goes on, the code of the phone does not fit
        client.post(PAGE, {"code": "000000"})
    device = TOTPDevice.objects.get()
    for moment in (NOW, NOW + 2 * MOMENT):
        with at(moment):
            client.post(PAGE, {"code": code_for(device)})
    device.refresh_from_db()
    assert device.confirmed is True
