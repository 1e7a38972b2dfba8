-- SPDX-License-Identifier: Apache-2.0
-- name: stubs
-- doc: Policies and laws that are cited but were not read, the most cited first: the reading list.
-- param: kind Policy|Law only these
-- example: --param kind=Law
SELECT n.kind, n.name AS title, json_extract(n.attributes, '$.doc_number') AS doc_number,
       count(DISTINCT v.document) AS documents, count(*) AS citations,
       d.path AS file, min(v.byte_start) AS byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM node n
JOIN edge e ON e.target = n.id AND e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS')
JOIN evidence v ON v.edge = e.id
JOIN document d ON d.id = v.document
WHERE n.kind IN ('Policy', 'Law')
  AND NOT EXISTS (SELECT 1 FROM edge p WHERE p.target = n.id AND p.kind IN ('PUBLISHES', 'REPORTS_ON'))
  AND (:kind IS NULL OR n.kind = :kind)
GROUP BY n.id
ORDER BY documents DESC, citations DESC, n.name, n.key;
