-- SPDX-License-Identifier: Apache-2.0
-- name: lineage_tie
-- doc: A tie of lineage as a row; nothing where the other node is neither policy nor law.
-- param: edge integer the row of the edge
-- param: relation text its kind
-- param: other integer the row of the other policy
-- param: task integer the row of the task that makes the tie, or none
-- param: up integer 1 upwards, 0 downwards
-- example: --param edge=1 --param relation=CITES --param other=1 --param up=1
SELECT CASE :relation WHEN 'VERSION_OF' THEN replace(json_extract(v.attributes, '$.relation'), ' ', '_')
                      ELSE lower(:relation) END AS relation,
       n.name AS title, n.kind,
       coalesce(CASE WHEN :up THEN json_extract(v.attributes, '$.doc_number') END,
                json_extract(n.attributes, '$.doc_number')) AS doc_number,
       (SELECT min(q.name) FROM edge a JOIN node q ON q.id = a.target
        WHERE a.source = n.id AND a.kind = 'APPLIES_TO') AS place,
       json_extract(n.attributes, '$.date_signed') AS date,
       (SELECT t.name FROM node t WHERE t.id = :task) AS through,
       CASE WHEN EXISTS (SELECT 1 FROM edge p WHERE p.target = n.id AND p.kind = 'PUBLISHES')
              OR EXISTS (SELECT 1 FROM edge p WHERE p.target = n.id AND p.kind = 'REPORTS_ON')
            THEN CASE :relation WHEN 'VERSION_OF' THEN 'by title' END
            ELSE CASE :relation WHEN 'VERSION_OF' THEN 'by title, not read' ELSE 'not read' END END AS note,
       d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote, n.key
FROM node n
JOIN evidence v ON v.id = coalesce(
    (SELECT CASE count(*) WHEN 1 THEN max(w.id) END FROM evidence w WHERE w.edge = :edge),
    (SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.edge = :edge
     ORDER BY x.path, w.byte_start, w.byte_end, w.id LIMIT 1))
JOIN document d ON d.id = v.document
WHERE n.id = :other AND n.kind IN ('Policy', 'Law');
