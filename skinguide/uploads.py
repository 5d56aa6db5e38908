"""Files that come with a form: taken from signed-in editors in the admin alone, and never more than memory bears."""

import io
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.urls import reverse


class EditorUploadHandler(FileUploadHandler):
    """Keeps an editor's files in memory; of whoever else sends one only its name arrives, so that a page can say no.

    A file beyond `settings.UPLOAD_MOST_BYTES` arrives empty but with its true size, so that its form can say what was
    wrong and keep the rest of what was typed. A request far beyond that is cut off.
    """

    request: HttpRequest

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  (Django's name)
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        """Note how much there will be."""
        self._is_flood = content_length > settings.UPLOAD_MOST_REQUEST_BYTES
        self._kept = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, if its sender may send any; cut off what nobody sends by mistake."""
        super().new_file(*args, **kwargs)
        if self._is_flood:
            raise StopUpload(connection_reset=True)
        self._is_kept = _is_editor(self.request)
        self._buffer = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece while the files of this request stay within the limit."""
        if self._is_kept and self._kept + len(raw_data) <= settings.UPLOAD_MOST_BYTES:
            self._buffer.write(raw_data)
        self._kept += len(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; one that is too large is empty but for its size."""
        buffer = self._buffer if self._kept <= settings.UPLOAD_MOST_BYTES else io.BytesIO()
        buffer.seek(0)
        return InMemoryUploadedFile(
            buffer, self.field_name, self.file_name, self.content_type, file_size, self.charset, self.content_type_extra
        )


def _is_editor(request: HttpRequest) -> bool:
    """Whether a signed-in member of the staff sends this to the admin."""
    user = getattr(request, "user", None)  # not there before the middleware that finds it has run
    return request.path.startswith(reverse("admin:index")) and user is not None and user.is_active and user.is_staff
