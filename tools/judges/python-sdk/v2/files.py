"""Blobs, files, data frames and datasets, exports and conversions."""

from __future__ import annotations

import base64
import hashlib
import tempfile
from io import BytesIO
from pathlib import Path

from benchling_sdk import models as m

from judging.judge import Judge

from .lab import Lab, everything, ids, refused

PLATE = b"Well,OD\nA1,0.5\n"
# More than one part of an upload.
LARGE = bytes(range(256)) * 46_000


def cases(judge: Judge, lab: Lab) -> None:
    with tempfile.TemporaryDirectory() as folder:
        blobs(judge, lab, Path(folder))
        data_frames(judge, lab, Path(folder))
    files(judge, lab)
    exports(judge, lab)


def blobs(judge: Judge, lab: Lab, folder: Path) -> None:
    service = lab.benchling.blobs
    hello = base64.b64encode(b"hello").decode()
    md5 = hashlib.md5(b"hello").hexdigest()

    with judge("blobs.create_from_bytes"):
        blob = service.create_from_bytes(b"hello", "hello.txt", "text/plain")
        assert (blob.name, blob.mime_type, blob.upload_status.value) == ("hello.txt", "text/plain", "COMPLETE")
    with judge("blobs.create_from_bytes", "in parts when it is large"):
        stream = BytesIO()
        stream.write(LARGE)
        stream.seek(0)
        large = service.create_from_bytes(stream, "large.bin")
        assert service.download_bytes(large.id).read() == LARGE
    with judge("blobs.create"):
        made = service.create(m.BlobCreate(name="x", type=m.BlobCreateType.RAW_FILE, data64=hello, md5=md5))
        assert service.download_bytes(made.id).read() == b"hello"
    with judge("blobs.create", "refuses bytes that came broken"):
        wrong = m.BlobCreate(name="x", type=m.BlobCreateType.RAW_FILE, data64=hello, md5="0" * 32)
        refused(400, lambda: service.create(wrong))
    with judge("blobs.create_from_file"):
        path = folder / "plate.csv"
        path.write_bytes(PLATE)
        assert service.create_from_file(path).name == "plate.csv"
    with judge("blobs.create_from_file", "in parts when it is large"):
        path = folder / "large.bin"
        path.write_bytes(LARGE)
        assert service.download_bytes(service.create_from_file(path).id).read() == LARGE
    with judge("blobs.get_by_id"):
        assert service.get_by_id(blob.id).to_dict() == blob.to_dict()
    with judge("blobs.bulk_get"):
        assert ids(service.bulk_get([made.id, blob.id])) == [made.id, blob.id]
    with judge("blobs.download_url"):
        assert lab.http.get(service.download_url(blob.id).download_url).content == b"hello"
    with judge("blobs.download_bytes"):
        assert service.download_bytes(blob.id).read() == b"hello"
    with judge("blobs.download_file"):
        assert service.download_file(blob.id, destination_path=folder / "got.txt").read_bytes() == b"hello"
    with judge("blobs.create_multipart_upload"):
        upload = service.create_multipart_upload(
            m.BlobMultipartCreate(name="m", type=m.BlobMultipartCreateType.RAW_FILE)
        )
        assert upload.upload_status.value == "IN_PROGRESS"
    with judge("blobs.create_part"):
        part = service.create_part(upload.id, m.BlobPartCreate(part_number=1, data64=hello, md5=md5))
        assert part.part_number == 1
    with judge("blobs.complete_multipart_upload"):
        assert service.complete_multipart_upload(upload.id, [part]).upload_status.value == "COMPLETE"
        assert service.download_bytes(upload.id).read() == b"hello"
    with judge("blobs.abort_multipart_upload"):
        other = service.create_multipart_upload(
            m.BlobMultipartCreate(name="m", type=m.BlobMultipartCreateType.VISUALIZATION)
        )
        service.abort_multipart_upload(other.id)
        assert service.get_by_id(other.id).upload_status.value == "ABORTED"
    with judge("blobs.validate_chunk_size"):
        service.validate_chunk_size(10 * 1024 * 1024)
        try:
            service.validate_chunk_size(1)
        except ValueError:
            pass
        else:
            raise AssertionError("A chunk of one byte was taken.")


def data_frames(judge: Judge, lab: Lab, folder: Path) -> None:
    service = lab.benchling.data_frames

    def new(name: str = "Plate") -> m.DataFrameCreate:
        return m.DataFrameCreate(name=name, manifest=[m.DataFrameCreateManifestManifestItem(file_name="p.csv")])

    with judge("data_frames.create"):
        raw = service.create(new())
        assert (raw.name, raw.upload_status.value, len(raw.manifest)) == ("Plate", "NOT_UPLOADED", 1)
    with judge("data_frames.upload_bytes"):
        service.upload_bytes(raw.manifest[0].url, PLATE)
        assert service.get_by_id(raw.id).upload_status.value == "NOT_UPLOADED"
    with judge("data_frames.update"):
        status = m.DataFrameUpdate(upload_status=m.DataFrameUpdateUploadStatus.IN_PROGRESS)
        assert lab.done(service.update(raw.id, status)).upload_status.value == "SUCCEEDED"
    with judge("data_frames.create_from_bytes"):
        frame = lab.done(service.create_from_bytes(new("Bytes"), PLATE))
        assert (frame.name, frame.upload_status.value) == ("Bytes", "SUCCEEDED")
    with judge("data_frames.create_from_file"):
        path = folder / "frame.csv"
        path.write_bytes(PLATE)
        assert lab.done(service.create_from_file(path)).upload_status.value == "SUCCEEDED"
    with judge("data_frames.upload_file"):
        other = service.create(new())
        # The SDK sends a file as a form, which an object store keeps as it came: only the address is judged.
        service.upload_file(other.manifest[0].url, path)
        refused(403, lambda: service.upload_file(f"{other.manifest[0].url}x", path))
    with judge("data_frames.get_by_id"):
        assert [column.display_name for column in service.get_by_id(frame.id).columns] == ["Well", "OD"]
    with judge("data_frames.get_by_id", "as Parquet"):
        read = service.get_by_id(frame.id, row_data_format=m.GetDataFrameRowDataFormat.PARQUET)
        assert lab.http.get(read.manifest[0].url).content[:4] == b"PAR1"
    with judge("data_frames.download_data_frame_bytes"):
        assert [one.read() for one in service.download_data_frame_bytes(service.get_by_id(frame.id))] == [PLATE]
    with judge("data_frames.download_data_frame_bytes_by_id"):
        assert [one.read() for one in service.download_data_frame_bytes_by_id(frame.id)] == [PLATE]
    with judge("data_frames.download_data_frame_files"):
        got = service.download_data_frame_files(service.get_by_id(frame.id), destination_path=folder)
        assert [one.read_bytes() for one in got] == [PLATE]
    with judge("data_frames.download_data_frame_files_by_id"):
        got = service.download_data_frame_files_by_id(frame.id, destination_path=folder)
        assert [one.read_bytes() for one in got] == [PLATE]

    datasets(judge, lab, frame.id)


def datasets(judge: Judge, lab: Lab, data_frame_id: str) -> None:
    service = lab.benchling.datasets

    with judge("datasets.create"):
        made = service.create(
            m.DatasetCreate(name="Plate 1", folder_id=lab.folder.id, data_frame_id=data_frame_id)
        )
        assert (made.name, made.data_frame_id) == ("Plate 1", data_frame_id)
    with judge("datasets.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("datasets.list"):
        assert ids(everything(service.list(name="Plate 1", sort=m.ListDatasetsSort.NAME))) == [made.id]
    with judge("datasets.update"):
        assert service.update(made.id, m.DatasetUpdate(name="Plate 2")).name == "Plate 2"
    with judge("datasets.archive_datasets"):
        assert service.archive_datasets([made.id], m.DatasetsArchiveReason.ARCHIVED).dataset_ids == [made.id]
        assert service.get_by_id(made.id).archive_record.reason == "Archived"
    with judge("datasets.unarchive"):
        assert service.unarchive([made.id]).dataset_ids == [made.id]
        assert service.get_by_id(made.id).archive_record is None


def files(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.files

    with judge("files.create"):
        made = service.create(m.FileCreate(name="Curve", filename="curve.csv", folder_id=lab.folder.id))
        assert (made.name, made.filename, made.upload_status.value) == ("Curve", "curve.csv", "NOT_UPLOADED")
    with judge("files.update"):
        # The SDK does not show where to put the bytes: it is a header of the answer.
        new = {"name": "Uploaded", "filename": "up.csv", "folderId": lab.folder.id}
        answer = lab.http.post(f"{lab.url}/api/v2/files", auth=(lab.tenant.api_key, ""), json=new)
        place = answer.headers["content-location"]
        put = lab.http.put(place, headers={"x-amz-server-side-encryption": "AES256"}, content=PLATE)
        assert put.status_code == 200
        uploaded = answer.json()["id"]
        done = service.update(uploaded, m.FileUpdate(upload_status=m.FileUpdateUploadStatus.SUCCEEDED))
        assert done.upload_status.value == "SUCCEEDED"
    with judge("files.get_by_id"):
        assert service.get_by_id(uploaded).name == "Uploaded"
    with judge("files.list"):
        assert ids(everything(service.list(name_includes="cur", folder_id=lab.folder.id))) == [made.id]
        assert len(everything(service.list(page_size=1))) == 2
    with judge("files.archive_files"):
        assert service.archive_files([made.id], m.FilesArchiveReason.OTHER).file_ids == [made.id]
        assert service.get_by_id(made.id).archive_record.reason == "Other"
    with judge("files.unarchive"):
        assert service.unarchive([made.id]).file_ids == [made.id]
        assert service.get_by_id(made.id).archive_record is None


def exports(judge: Judge, lab: Lab) -> None:
    entry = lab.benchling.entries.list_entries().first()
    for kind in ("PDF", "HTML"):
        with judge("exports.export", f"as {kind}"):
            wish = m.ExportItemRequest(id=entry.id, format=getattr(m.ExportItemRequestFormat, kind))
            answer = lab.done(lab.benchling.exports.export(wish))
            assert lab.http.get(answer.download_url).content.startswith(b"PK")

    connect = lab.benchling.connect
    with judge("connect.list_allotropy_vendors"):
        # The SDK has no model for vendors: it gives as many as came.
        assert len(connect.list_allotropy_vendors()) > 50
    with judge("connect.convert_to_asm"):
        csv = lab.benchling.blobs.create_from_bytes(PLATE, "plate.csv", "text/csv")
        model = connect.convert_to_asm(m.ConvertToASM(blob_or_file_id=csv.id, vendor="THERMO_SKANIT")).blob_id
        assert b"$asm.manifest" in lab.benchling.blobs.download_bytes(model).read()
    with judge("connect.convert_to_csv"):
        tables = connect.convert_to_csv(m.ConvertToCSV(blob_or_file_id=model))
        assert "measurements" in [one.transform_data_type for one in tables]
    with judge("instrument_queries.get_by_id"):
        query = lab.control("POST", "/instrument-queries", {"command": "weigh", "values": {"grams": 1.2}})["id"]
        assert lab.benchling.instrument_queries.get_by_id(query).values["grams"] == 1.2
