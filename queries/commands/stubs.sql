-- SPDX-License-Identifier: Apache-2.0
-- name: stubs
-- doc: Policies and laws that are cited but were not read, the most cited first: the reading list.
-- param: kind Policy|Law only these
-- example: --kind Law
WITH read_title AS ( -- of which an edition was read
    SELECT DISTINCT json_extract(e.attributes, '$.edition_of') AS key
    FROM node e JOIN edge p ON p.target = e.id AND p.kind = 'PUBLISHES'
    WHERE e.kind IN ('Policy', 'Law') AND instr(e.attributes, '"edition_of":') > 0
),
cited AS (
    SELECT n.id, count(DISTINCT v.document) AS documents, count(*) AS citations,
           (SELECT w.id FROM edge y JOIN evidence w ON w.edge = y.id JOIN document x ON x.id = w.document
            WHERE y.target = n.id AND y.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS')
            ORDER BY x.path, w.byte_start, w.byte_end, y.key LIMIT 1) AS first
    FROM node n
    JOIN edge e ON e.target = n.id AND e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS')
    JOIN evidence v ON v.edge = e.id
    WHERE n.kind IN ('Policy', 'Law')
      AND NOT EXISTS (SELECT 1 FROM edge p WHERE p.target = n.id AND p.kind IN ('PUBLISHES', 'REPORTS_ON'))
      AND n.key NOT IN (SELECT key FROM read_title)
      AND (:kind IS NULL OR n.kind = :kind)
    GROUP BY n.id
)
SELECT n.kind, n.name AS title, json_extract(n.attributes, '$.doc_number') AS doc_number, c.documents, c.citations,
       d.path AS file, v.byte_start, v.byte_end,
       (SELECT CAST(substr(CAST(x.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT)
        FROM document x WHERE x.id = v.document) AS quote
FROM cited c
JOIN node n ON n.id = c.id
JOIN evidence v ON v.id = c.first
JOIN document d ON d.id = v.document
ORDER BY c.documents DESC, c.citations DESC, n.name, n.key;
