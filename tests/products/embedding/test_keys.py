import stat
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from products.embedding.facts import Facts, read, signed
from products.embedding.keys import CURRENT, from_text, public_keys, rotate, signing_key, to_text

FACTS = Facts("rose", date(2026, 11, 1), 40, 80, 60, 2, True, False, "2026.1", date(2026, 11, 29))


@pytest.fixture
def folder(settings, tmp_path):
    """A site that keeps its own keys."""
    settings.CARD_KEY = ""
    settings.CARD_KEYS_DIR = tmp_path / "card-keys"
    return settings.CARD_KEYS_DIR


def test_a_key_is_made_when_it_is_first_needed_and_kept(folder):
    first = signing_key().id
    assert signing_key().id == first
    assert stat.S_IMODE((folder / CURRENT).stat().st_mode) == 0o600


def test_cards_signed_before_a_rotation_stay_verifiable(folder):
    before = signed(FACTS)
    old, new = rotate()
    after = signed(FACTS)
    assert old != new
    assert (before[:8], after[:8]) == (old, new)
    assert read(before) == read(after) == FACTS
    assert [*public_keys()] == [new, old]


def test_a_rotation_leaves_nothing_that_could_sign_as_before(folder):
    secret = (
        (folder / CURRENT).read_text()
        if (folder / CURRENT).exists()
        else to_text(signing_key().private.private_bytes_raw())
    )
    rotate()
    assert all(secret not in path.read_text() for path in folder.iterdir())


def test_a_card_of_another_site_does_not_verify(folder, settings, tmp_path):
    foreign = signed(FACTS)
    settings.CARD_KEYS_DIR = tmp_path / "another"
    assert read(foreign) is None


def test_the_command_says_which_key_signs(folder, capsys):
    old = signing_key().id
    call_command("rotate_card_key")
    assert f"Key {signing_key().id} signs from now on. Cards signed with {old}" in capsys.readouterr().out


def test_a_key_from_the_environment_is_rotated_there(settings):
    with pytest.raises(CommandError, match="SKINGUIDE_CARD_KEY"):
        call_command("rotate_card_key")


def test_old_public_keys_come_from_the_environment_too(folder, settings):
    card = signed(FACTS)
    public = to_text(signing_key().private.public_key().public_bytes_raw())
    settings.CARD_KEY = to_text(bytes(range(32)))
    assert read(card) is None
    settings.CARD_PUBLIC_KEYS = [public]
    assert read(card) == FACTS


@pytest.mark.parametrize("text", ["", "short", "=" * 43, "é" * 43, "A" * 44])
def test_what_is_no_key_is_refused_with_words(settings, text):
    settings.CARD_KEY = text or "?"
    with pytest.raises(ImproperlyConfigured, match="no Ed25519 key"):
        signing_key()


def test_a_folder_that_cannot_be_written_is_named(settings, tmp_path):
    settings.CARD_KEY = ""
    settings.CARD_KEYS_DIR = tmp_path / "file"
    settings.CARD_KEYS_DIR.write_text("")
    with pytest.raises(ImproperlyConfigured, match="cannot keep the key"):
        signing_key()


@pytest.mark.parametrize("text", ["AB", "A", "A=", "A B", "é"])
def test_only_one_text_stands_for_some_bytes(text):
    assert from_text(text) is None


def test_text_and_bytes_go_back_and_forth():
    assert from_text(to_text(b"\x00\xff\x10")) == b"\x00\xff\x10"
