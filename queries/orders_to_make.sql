-- SPDX-License-Identifier: Apache-2.0
-- name: orders_to_make
-- doc: What documents order to be drawn up.
-- param: place text part of the name of the place
-- example:
SELECT c.title AS "to be made", o.place, coalesce(o.title, o.notice_title) AS ordered_by, o.path AS file, c.byte_start, c.byte_end, c.quote
FROM citations c JOIN documents o ON o.document_id = c.document_id
WHERE c.relation = 'formulates' AND (:place IS NULL OR instr(o.place, :place) > 0)
ORDER BY o.path, c.byte_start;
