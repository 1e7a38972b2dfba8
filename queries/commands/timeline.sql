-- SPDX-License-Identifier: Apache-2.0
-- name: timeline
-- doc: The documents in the order of their dates, with what they say they rest on.
-- param: place text part of the name of the place
-- param: title text part of the title
-- example: --param place=杭州
SELECT o.date_signed AS date, o.place, coalesce(o.title, o.notice_title) AS title, o.doc_number,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT i.name FROM issuers i WHERE i.document_id = o.document_id
                                              ORDER BY i.name)) AS issuers,
       (SELECT count(*) FROM citations c WHERE c.document_id = o.document_id) AS citations,
       (SELECT count(*) FROM tasks t WHERE t.document_id = o.document_id) AS tasks,
       o.path
FROM documents o
WHERE (:place IS NULL OR instr(o.place, :place) > 0)
  AND (:title IS NULL OR instr(coalesce(o.title, o.notice_title), :title) > 0)
ORDER BY o.date_signed IS NULL, o.date_signed, o.path;
