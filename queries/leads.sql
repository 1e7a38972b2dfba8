-- SPDX-License-Identifier: Apache-2.0
-- name: leads
-- doc: Who leads what: one row a lead and task.
-- param: agency text part of the agency
-- param: place text part of the name of the place
-- example:
-- example: --param agency=市场监督
SELECT r.agency, o.place, coalesce(o.title, o.notice_title) AS policy, r.task_path AS path, k.title AS task, r.deadline,
       o.path AS file, r.byte_start, r.byte_end, r.quote
FROM responsibilities r
JOIN documents o ON o.document_id = r.document_id
LEFT JOIN tasks k ON k.task_id = r.task_id AND k.document_id = r.document_id
WHERE r.role = 'lead'
  AND (:agency IS NULL OR instr(r.agency, :agency) > 0)
  AND (:place IS NULL OR instr(o.place, :place) > 0)
ORDER BY r.agency, o.path, r.byte_start;
