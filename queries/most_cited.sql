-- SPDX-License-Identifier: Apache-2.0
-- name: most_cited
-- doc: What is cited by the most documents.
-- param: kind Policy|Law only these
-- example:
-- example: --param kind=Law
SELECT t.kind, t.name AS title, json_extract(t.attributes, '$.doc_number') AS doc_number,
       count(DISTINCT v.document) AS documents, group_concat(DISTINCT lower(e.kind)) AS relations
FROM node t
JOIN edge e ON e.target = t.id AND e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS')
JOIN evidence v ON v.edge = e.id
WHERE t.kind IN ('Policy', 'Law') AND (:kind IS NULL OR t.kind = :kind)
GROUP BY t.id
ORDER BY documents DESC, t.name, t.key;
