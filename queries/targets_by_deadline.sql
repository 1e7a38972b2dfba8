-- SPDX-License-Identifier: Apache-2.0
-- name: targets_by_deadline
-- doc: Numbers to be reached in the order in which they are due.
-- param: until text not after this year, month or day
-- param: place text part of the name of the place
-- example: --param until=2025
SELECT t.deadline, t.metric, t.comparator, t.value, t.value_max, t.unit, o.place, coalesce(o.title, o.notice_title) AS policy,
       o.path AS file, t.byte_start, t.byte_end, t.quote
FROM targets t JOIN documents o ON o.document_id = t.document_id
WHERE t.deadline IS NOT NULL
  AND (:until IS NULL OR substr(t.deadline, 1, length(:until)) <= :until)
  AND (:place IS NULL OR instr(o.place, :place) > 0)
ORDER BY t.deadline, o.place, o.path, t.byte_start;
