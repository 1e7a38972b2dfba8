-- SPDX-License-Identifier: Apache-2.0
-- name: documents_without_tasks
-- doc: Documents in which no task was found: to be looked at.
-- param: kind text official, news, law, interpretation or other
-- example:
-- example: --param kind=official
SELECT o.kind, o.place, coalesce(o.title, o.notice_title) AS title, o.bytes, o.path AS file
FROM documents o
WHERE NOT EXISTS (SELECT 1 FROM tasks k WHERE k.document_id = o.document_id) AND (:kind IS NULL OR o.kind = :kind)
ORDER BY o.path;
