import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from skinguide.environment import boolean, cache, choice, database, mail, number, origin, secret_key, words

NAME = "SKINGUIDE_TESTED"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1", True),
        ("true", True),
        (" Yes ", True),
        ("ON", True),
        ("0", False),
        ("no", False),
        ("Off", False),
        ("", False),
    ],
)
def test_a_truth_value_is_read_as_people_write_it(monkeypatch, raw, expected):
    monkeypatch.setenv(NAME, raw)
    assert boolean(NAME, default=not expected) is expected


@pytest.mark.parametrize("default", [True, False])
def test_a_truth_value_that_is_not_set_is_the_default(monkeypatch, default):
    monkeypatch.delenv(NAME, raising=False)
    assert boolean(NAME, default=default) is default


@pytest.mark.parametrize("raw", ["ture", "2", "enabled"])
def test_an_unknown_truth_value_is_refused_and_the_known_ones_named(monkeypatch, raw):
    monkeypatch.setenv(NAME, raw)
    with pytest.raises(
        ImproperlyConfigured, match=f"{NAME}='{raw}': expected one of 0, 1, false, no, off, on, true, yes"
    ):
        boolean(NAME, default=False)


@pytest.mark.parametrize(
    ("raw", "expected"), [("a,b", ["a", "b"]), (" a , ,b,", ["a", "b"]), ("", []), (None, ["localhost"])]
)
def test_words_are_split_at_commas(monkeypatch, raw, expected):
    monkeypatch.delenv(NAME, raising=False)
    if raw is not None:
        monkeypatch.setenv(NAME, raw)
    assert words(NAME, default=["localhost"]) == expected


def test_a_key_in_the_environment_comes_first_and_leaves_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv(NAME, "from the environment")
    assert secret_key(NAME, kept_in=tmp_path / "var" / "key") == "from the environment"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def kept_in(monkeypatch, tmp_path):
    monkeypatch.delenv(NAME, raising=False)
    return tmp_path / "var" / "secret-key"


def test_a_key_is_made_once_and_kept_for_its_owner(kept_in):
    key = secret_key(NAME, kept_in=kept_in)
    assert len(key) >= 50
    assert secret_key(NAME, kept_in=kept_in) == key
    assert stat.S_IMODE(kept_in.stat().st_mode) == 0o600
    assert list(kept_in.parent.iterdir()) == [kept_in]


def test_starts_at_the_same_time_agree_on_one_key(kept_in):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(NAME, kept_in=kept_in), range(64)))
    assert keys == {kept_in.read_text()}


def test_an_empty_key_file_is_refused_with_a_way_out(kept_in):
    kept_in.parent.mkdir()
    kept_in.write_text("\n")
    with pytest.raises(ImproperlyConfigured, match=f"is empty: delete it, and a new key is made, or set {NAME}"):
        secret_key(NAME, kept_in=kept_in)


def test_a_place_that_cannot_be_written_is_refused_with_a_way_out(kept_in):
    kept_in.parent.write_text("a file where a folder should be")
    with pytest.raises(ImproperlyConfigured, match=f"cannot keep the secret key .*: set {NAME}"):
        secret_key(NAME, kept_in=kept_in)


def test_without_an_address_the_database_is_sqlite_in_a_file(monkeypatch, tmp_path):
    monkeypatch.delenv(NAME, raising=False)
    found = database(NAME, sqlite=tmp_path / "here.sqlite3")
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", tmp_path / "here.sqlite3")


def test_an_address_of_postgresql_is_read_part_by_part(monkeypatch, tmp_path):
    monkeypatch.setenv(NAME, "postgresql://ann:p%40ss@db.example:5433/skin?sslmode=require")
    found = database(NAME, sqlite=tmp_path / "unused")
    assert [found[key] for key in ("ENGINE", "HOST", "PORT", "USER", "PASSWORD", "NAME")] == [
        "skinguide.postgresql",
        "db.example",
        5433,
        "ann",
        "p@ss",
        "skin",
    ]
    assert found["OPTIONS"]["sslmode"] == "require"


def test_a_connection_to_postgresql_is_kept_and_looked_at_before_each_request(monkeypatch):
    monkeypatch.setenv(NAME, "postgresql://db.example/skin")
    found = database(NAME, sqlite=Path("unused"))
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (None, True)


def test_the_address_says_how_long_a_silent_postgresql_is_waited_for(monkeypatch):
    waited = []
    for address in ("postgresql://db.example/skin", "postgresql://db.example/skin?connect_timeout=9"):
        monkeypatch.setenv(NAME, address)
        waited.append(database(NAME, sqlite=Path("unused"))["OPTIONS"]["connect_timeout"])
    assert waited == [2, 9]


@pytest.mark.parametrize(
    "read", [lambda: database(NAME, Path("unused")), lambda: cache(NAME)], ids=["database", "cache"]
)
def test_an_address_of_another_kind_is_refused_without_its_password(monkeypatch, read):
    monkeypatch.setenv(NAME, "mysql://ann:secret@db.example/skin")
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} begins with 'mysql': expected ") as refused:
        read()
    assert "secret" not in str(refused.value)


def test_without_an_address_each_process_caches_in_its_own_memory(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert cache(NAME)["BACKEND"] == "skinguide.memory_cache.MemoryCache"


@pytest.mark.parametrize(("raw", "value"), [("", 7), (" 2.5 ", 2.5), ("0", 0)])
def test_a_number_is_read_or_the_default(monkeypatch, raw, value):
    monkeypatch.setenv(NAME, raw)
    assert number(NAME, default=7) == value


@pytest.mark.parametrize("raw", ["-1", "many", "nan", "inf"])
def test_what_is_no_number_is_refused(monkeypatch, raw):
    monkeypatch.setenv(NAME, raw)
    with pytest.raises(ImproperlyConfigured, match="expected a number, 0 or more"):
        number(NAME, default=7)


def test_a_choice_is_one_of_the_words_and_the_first_if_not_set(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert choice(NAME, ("lines", "json")) == "lines"
    monkeypatch.setenv(NAME, "JSON")
    assert choice(NAME, ("lines", "json")) == "json"
    monkeypatch.setenv(NAME, "xml")
    with pytest.raises(ImproperlyConfigured, match=f"{NAME}='xml': expected one of lines, json"):
        choice(NAME, ("lines", "json"))


def test_an_origin_is_https_and_a_host(monkeypatch):
    monkeypatch.setenv(NAME, "https://skin.example/")
    assert origin(NAME) == "https://skin.example"


@pytest.mark.parametrize("raw", ["http://skin.example", "skin.example", "https://skin.example/path", "https://"])
def test_another_origin_is_refused(monkeypatch, raw):
    monkeypatch.setenv(NAME, raw)
    with pytest.raises(ImproperlyConfigured, match="expected https:// and a host"):
        origin(NAME)


@pytest.mark.parametrize(
    ("url", "host", "port", "is_ssl", "is_tls"),
    [
        ("smtps://mail.example", "mail.example", 465, True, False),
        ("smtp://mail.example", "mail.example", 587, False, True),
        ("smtp+plain://localhost:2525", "localhost", 2525, False, False),
    ],
)
def test_a_mail_server_is_reached_as_its_address_says(monkeypatch, url, host, port, is_ssl, is_tls):
    monkeypatch.setenv(NAME, url)
    found = mail(NAME)
    assert (found["host"], found["port"], found["is_ssl"], found["is_tls"]) == (host, port, is_ssl, is_tls)


def test_a_mail_server_may_want_a_name_and_a_password_with_any_signs(monkeypatch):
    monkeypatch.setenv(NAME, "smtps://ann%40clinic.example:p%3Aw%2Fd@mail.example")
    found = mail(NAME)
    assert (found["user"], found["password"]) == ("ann@clinic.example", "p:w/d")


def test_without_a_mail_server_there_is_none(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert mail(NAME) == {}


@pytest.mark.parametrize("url", ["https://u:hidden@mail.example", "mail.example", "smtp://"])
def test_a_mail_server_of_another_kind_is_refused_without_its_password(monkeypatch, url):
    monkeypatch.setenv(NAME, url)
    with pytest.raises(ImproperlyConfigured) as refused:
        mail(NAME)
    assert "hidden" not in str(refused.value)
