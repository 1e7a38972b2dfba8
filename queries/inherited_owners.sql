-- SPDX-License-Identifier: Apache-2.0
-- name: inherited_owners
-- doc: Owners that a clause elsewhere gives to a task.
-- param: place text part of the name of the place
-- example: --param place=安康
SELECT r.agency, r.name AS written, r.role, r.task_path AS path, k.title AS task, o.path AS file, r.byte_start, r.byte_end, r.quote
FROM responsibilities r
JOIN documents o ON o.document_id = r.document_id
LEFT JOIN tasks k ON k.task_id = r.task_id AND k.document_id = r.document_id
WHERE r.inherited AND (:place IS NULL OR instr(o.place, :place) > 0)
ORDER BY o.path, k.byte_start, r.agency;
