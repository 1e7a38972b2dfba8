-- SPDX-License-Identifier: Apache-2.0
-- name: stages
-- doc: Time plans: which stage lasts from when to when.
-- param: place text part of the name of the place
-- example:
SELECT o.place, coalesce(o.title, o.notice_title) AS policy, s.name AS stage, s.start_date, s.end_date, o.path AS file, s.byte_start,
       s.byte_end, s.quote
FROM stages s JOIN documents o ON o.document_id = s.document_id
WHERE :place IS NULL OR instr(o.place, :place) > 0
ORDER BY o.path, s.byte_start;
